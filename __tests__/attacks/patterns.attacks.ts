import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startS3Server } from 's3-test-server';
import type { Attack } from './attack.ts';

const BUCKET = 'a-bucket';
const STARS = '**/*a*a*a*a*b';
const GLOBSTARS = '**/a/**/a/**/a/**/a/**/a/**/b';

/** Keys that a pattern almost matches, in many ways. */
const KEYS: readonly string[] = [
  `p/${'a'.repeat(980)}`,
  `p/${'a/'.repeat(490)}c`,
  `p/${'aaa/'.repeat(245)}c`,
];

async function openStore() {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const { accessKeyId, secretAccessKey, endpoint, region } = server;
  const env = { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey };
  const inputs = { bucket: BUCKET, endpoint, region, 'force-path-style': 'true' };
  return { server, env, inputs };
}

function succeeded({
  exitCode,
  stdout,
}: {
  readonly exitCode: number | null;
  readonly stdout: string;
}) {
  if (exitCode !== 0) throw new Error(`the run ended with ${String(exitCode)}:\n${stdout}`);
}

export const ATTACKS: readonly Attack[] = [
  {
    name: 'keys that patterns with many stars almost match',
    hazard: 81,
    maxSeconds: 15,
    async open() {
      const { server, env, inputs } = await openStore();
      for (const key of KEYS) server.bucket(BUCKET).seed(key, 'x');
      const lines = [STARS, GLOBSTARS, `${'*a'.repeat(44)}b`].join('\n');
      return {
        env,
        inputs: {
          ...inputs,
          mode: 'delete-prefix',
          prefix: 'p',
          exclude: lines,
          unmatched: 'warn',
          'dry-run': 'true',
        },
        close: () => server.close(),
      };
    },
    check: succeeded,
  },
  {
    name: 'names of files that header rules with many stars almost match',
    hazard: 81,
    maxSeconds: 15,
    async open() {
      const { server, env, inputs } = await openStore();
      const workspace = mkdtempSync(join(tmpdir(), 'patterns-'));
      const directory = join(workspace, 'site', 'a'.repeat(240), 'a'.repeat(240), 'a'.repeat(240));
      mkdirSync(directory, { recursive: true });
      writeFileSync(join(directory, 'a'.repeat(240)), 'x');
      return {
        env,
        workspace,
        inputs: {
          ...inputs,
          mode: 'sync-dir',
          source: 'site',
          prefix: 'p/',
          headers: `${STARS}\n  cache-control: no-cache`,
        },
        close: async () => {
          rmSync(workspace, { recursive: true });
          await server.close();
        },
      };
    },
    check: succeeded,
  },
];
