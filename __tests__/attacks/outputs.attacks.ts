import { readFileSync } from 'node:fs';
import { type Fault, startS3Server } from 's3-test-server';
import type { StepResult } from '../support/runner.ts';
import { type Attack, failureOf } from './attack.ts';

const BUCKET = 'my-secret-bucket';
const LONG_AGO = new Date('2026-01-01T00:00:00Z');
const MIB = 1024 * 1024;

/** What is in the bucket, what the run is asked, and how it must end. */
interface Scene {
  readonly name: string;
  readonly keys: readonly string[];
  readonly inputs?: Readonly<Record<string, string>>;
  readonly fault?: (key: string) => Fault;
  /** Throws unless the run ended as it must. */
  readonly check: (result: StepResult) => void;
}

function attackOf({ name, keys, inputs, fault, check }: Scene): Attack {
  return {
    name,
    hazard: 85,
    async open() {
      const server = await startS3Server();
      server.createBucket(BUCKET);
      const bucket = server.bucket(BUCKET);
      for (const key of keys) bucket.seed(key, 'x', { lastModified: LONG_AGO });
      if (fault !== undefined) {
        server.onRequest = ({ operation, key = '' }) =>
          operation.startsWith('List') ? undefined : fault(key);
      }
      const { endpoint, region, accessKeyId, secretAccessKey } = server;
      const place = { bucket: BUCKET, prefix: 'site', endpoint, region };
      return {
        inputs: { mode: 'delete-prefix', ...place, ...inputs },
        env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
        close: () => server.close(),
      };
    },
    check(result) {
      check(result);
      checkSummary(result);
    },
  };
}

/** The runner drops a summary that is longer, and masks a secret only where it stands literally. */
function checkSummary({ summary }: StepResult): void {
  const bytes = Buffer.byteLength(summary);
  if (bytes === 0 || bytes > MIB) throw new Error(`the summary has ${bytes} bytes`);
  if (!summary.includes(`${BUCKET}/site/`)) throw new Error('the summary does not name the place');
}

function checkSuccess({ exitCode, stdout }: StepResult): void {
  if (exitCode !== 0) throw new Error(`the run ended with ${String(exitCode)}:\n${stdout}`);
}

/** Where shells, JavaScript, Python's splitlines or .NET end a line. */
const LINE_ENDS = Array.from('\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029');

const ANY_LINE_END = /[\n\r\v\f\u001c\u001d\u001e\u0085\u2028\u2029]/;

const PLANTED = 'prod/index.html';

function checkChangedKeys(result: StepResult): void {
  checkSuccess(result);
  const lines = readFileSync(result.outputs['changed-keys'] ?? '', 'utf8').split(ANY_LINE_END);
  if (lines.includes(PLANTED) || !lines.includes('site/own')) {
    throw new Error(`changed-keys: ${JSON.stringify(lines)}`);
  }
  const counted = `${LINE_ENDS.length} changed keys are left out of changed-keys`;
  if (!result.annotations.some(({ message }) => message.startsWith(counted))) {
    throw new Error(`no warning counts them:\n${result.stdout}`);
  }
}

function checkFailedKeys(result: StepResult): void {
  failureOf(result);
  const text = result.outputs['failed-keys'] ?? '';
  const keys = JSON.parse(text) as readonly string[];
  if (ANY_LINE_END.test(text) || keys.length !== LINE_ENDS.length) {
    throw new Error(`failed-keys: ${JSON.stringify(text)}`);
  }
  const report = readFileSync(result.outputs['report'] ?? '', 'utf8')
    .trimEnd()
    .split(ANY_LINE_END);
  for (const line of report) JSON.parse(line);
}

const SPLIT_KEYS = LINE_ENDS.map((end) => `site/a${end}${PLANTED}`);

/** A key of which every character needs an escape. */
const longest = (n: number) => `site/${n}${'\u0001'.repeat(750)}`;

const refusal = (key: string): Fault => ({
  kind: 'status',
  status: 403,
  code: `Code${key.length % 50}`,
  message: '`|<'.repeat(500),
});

export const ATTACKS: readonly Attack[] = [
  {
    name: 'keys that begin a new line in changed-keys',
    keys: ['site/own', ...SPLIT_KEYS],
    check: checkChangedKeys,
  },
  {
    name: 'keys that begin a new line in failed-keys and in the report',
    keys: SPLIT_KEYS,
    fault: refusal,
    check: checkFailedKeys,
  },
  {
    name: 'a plan of 500 keys that need an escape for each of their 750 characters',
    keys: Array.from({ length: 500 }, (_, n) => longest(n)),
    inputs: { 'dry-run': 'true' },
    check: checkSuccess,
  },
  {
    name: 'failures of 500 keys, each with a message of markup',
    keys: Array.from({ length: 500 }, (_, n) => `site/${'`|'.repeat(n % 400)}${n}`),
    fault: refusal,
    check: failureOf,
  },
].map(attackOf);
