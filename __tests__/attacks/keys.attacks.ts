import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, request as sendRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { isDeepStrictEqual } from 'node:util';
import { type Fault, type S3Server, startS3Server } from 's3-test-server';
import { signedHeaders } from 's3-test-server/http/signature.ts';
import type { StepResult } from '../support/runner.ts';
import { type Attack, failureOf } from './attack.ts';

const BUCKET = 'a-bucket';

/** Resolves "." and "..", also encoded ones, takes backslashes for slashes and merges slashes. */
function normalised(url: string): string {
  const [path = '', query] = url.split('?');
  const { pathname } = new URL(path.replaceAll(/%5c/gi, '\\'), 'http://front');
  return pathname.replaceAll(/\/{2,}/g, '/') + (query === undefined ? '' : `?${query}`);
}

/** Starts a proxy that normalises paths and signs what it passes on anew. */
async function startFront(server: S3Server) {
  const answered = createServer((request, response) => {
    passOn(server, request).then(
      ({ statusCode = 502, headers, body }) => response.writeHead(statusCode, headers).end(body),
      () => response.destroy(),
    );
  });
  answered.listen(0, '127.0.0.1');
  await once(answered, 'listening');
  const { port } = answered.address() as AddressInfo;
  return { http: answered, endpoint: `http://127.0.0.1:${port}` };
}

const OF_THE_WAY = ['host', 'connection', 'authorization', 'x-amz-date', 'x-amz-content-sha256'];

async function passOn(server: S3Server, request: IncomingMessage) {
  const body = await buffer(request);
  const { method = '' } = request;
  const url = normalised(request.url ?? '');
  const { host, port } = new URL(server.endpoint);
  const query = new URLSearchParams(url.split('?')[1]);
  const kept = Object.entries(request.headers).filter(([name]) => !OF_THE_WAY.includes(name));
  const asked = { method, url, query, headers: { ...Object.fromEntries(kept), host } };
  const headers = signedHeaders(asked, body, { ...server, sessionToken: undefined }, new Date());
  const passed = sendRequest({ hostname: '127.0.0.1', port, method, path: url, headers });
  passed.end(body);
  const [answer] = (await once(passed, 'response')) as [IncomingMessage];
  const { statusCode, headers: answered } = answer;
  return { statusCode, headers: answered, body: await buffer(answer) };
}

const HOURS = 3_600_000;
const LONG_AGO = new Date(Date.now() - 48 * HOURS);

/** What a run is sent to, and what must be left of it. */
interface Scene {
  readonly name: string;
  readonly inputs: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly objects?: readonly string[];
  readonly uploads?: readonly string[];
  /** Objects and uploads that are there at the end. */
  readonly left: readonly string[];
  /** What the run says; undefined: it succeeds. */
  readonly says?: RegExp;
  readonly hazard?: number;
  readonly fault?: (operation: string, query: URLSearchParams) => Fault | undefined;
}

function attackOf({ name, hazard = 89, says, left, ...scene }: Scene): Attack {
  let server: S3Server | undefined;
  return {
    name,
    hazard,
    async open() {
      server = await startS3Server();
      server.createBucket(BUCKET);
      const bucket = server.bucket(BUCKET);
      for (const key of scene.objects ?? []) bucket.seed(key, 'old', { lastModified: LONG_AGO });
      for (const key of scene.uploads ?? []) bucket.seedUpload(key, { initiated: LONG_AGO });
      server.onRequest = ({ operation, query }) => scene.fault?.(operation, query);
      const { http, endpoint } = await startFront(server);
      const workspace = mkdtempSync(join(tmpdir(), 'attacked-'));
      mkdirSync(join(workspace, 'public'));
      for (const [path, text] of Object.entries(scene.files ?? {})) {
        writeFileSync(join(workspace, path), text);
      }
      const started = server;
      return {
        workspace,
        isTimeLapse: true,
        inputs: { bucket: BUCKET, region: server.region, endpoint, ...scene.inputs },
        env: {
          AWS_ACCESS_KEY_ID: server.accessKeyId,
          AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
        },
        async close() {
          http.close();
          http.closeAllConnections();
          await Promise.all([started.close(), once(http, 'close')]);
          rmSync(workspace, { recursive: true });
        },
      };
    },
    check: (result) => {
      checkEnd(result, says);
      checkLeft(server, left);
    },
  };
}

function checkEnd(result: StepResult, says: RegExp | undefined): void {
  if (says !== undefined && !says.test(failureOf(result))) {
    throw new Error(`the run said something else:\n${result.stdout}`);
  }
  if (says === undefined && result.exitCode !== 0) throw new Error(result.stdout);
}

function checkLeft(server: S3Server | undefined, left: readonly string[]): void {
  if (server?.bucketNames.includes(BUCKET) !== true) throw new Error('the bucket is gone');
  const bucket = server.bucket(BUCKET);
  const found = [...bucket.keys(), ...bucket.uploads().map(({ key }) => key)].sort();
  const isAlike = isDeepStrictEqual(found, left.toSorted());
  if (!isAlike) throw new Error(`${JSON.stringify(found)} are left`);
  const touched = server.log.filter(({ operation }) => operation.endsWith('Bucket'));
  if (touched.length > 0) throw new Error(`the bucket itself got a ${touched[0]?.operation ?? ''}`);
}

const NO_BULK = (operation: string): Fault | undefined =>
  operation === 'DeleteObjects'
    ? { kind: 'status', status: 501, code: 'NotImplemented' }
    : undefined;

/** Keys under `p/` that a front turns into others, or into the bucket. */
const HOSTILE = ['p/..', 'p/.', 'p/../q/x', 'p/./../q/y', 'p//', 'p/x\\..\\..\\q\\z', 'p/a//b'];
const OTHERS = ['q/x', 'q/y', 'q/z', 'a/b'];
const remove = { mode: 'delete-prefix', prefix: 'p', 'older-than': '1d' };
const abort = { mode: 'abort-uploads', prefix: 'p', 'older-than': '1d' };
const sync = { mode: 'sync-dir', source: 'public', prefix: 'p', delete: 'true' };
const SITE = { 'public/index.html': '<p>' };

/** Claims an encoding that is not done. */
const CLAIMED = (_: string, query: URLSearchParams): Fault | undefined =>
  query.has('encoding-type')
    ? {
        kind: 'edit',
        edit: (answer) => ({
          ...answer,
          body: Buffer.from(
            String(answer.body).replaceAll(
              /<(Key|Prefix)>(.*?)</g,
              (_all, name: string, text: string) =>
                `<${name}>${decodeURIComponent(text.replaceAll('+', ' '))}<`,
            ),
          ),
        }),
      }
    : undefined;

export const ATTACKS: readonly Attack[] = [
  {
    name: 'keys that a front shortens, deleted one by one',
    inputs: remove,
    objects: [...HOSTILE, 'p/plain', ...OTHERS],
    fault: NO_BULK,
    left: [...HOSTILE, ...OTHERS],
    says: /a "\." or "\.\." segment/,
  },
  {
    name: 'keys that a front shortens, deleted together',
    inputs: remove,
    objects: [...HOSTILE, 'p/plain', ...OTHERS],
    left: OTHERS,
  },
  {
    name: 'keys that a front shortens and XML does not hold',
    inputs: remove,
    objects: ['p/\u0001/../../q/x', 'p/\u0001', ...OTHERS],
    left: ['p/\u0001/../../q/x', ...OTHERS],
    says: /a "\." or "\.\." segment/,
  },
  {
    name: 'a file of keys that a front shortens',
    inputs: { mode: 'delete-prefix', prefix: 'p', 'keys-from': 'keys.txt' },
    files: { 'keys.txt': 'p/plain\np/../q/x\np/..\n' },
    objects: [...HOSTILE, 'p/plain', ...OTHERS],
    fault: NO_BULK,
    left: [...HOSTILE, 'p/plain', ...OTHERS],
    says: /keys\.txt|keys-from/,
  },
  {
    name: 'keys that a front shortens, absent from a synced directory',
    inputs: { ...sync, state: 'none' },
    files: SITE,
    objects: [...HOSTILE, 'p/plain', ...OTHERS],
    fault: NO_BULK,
    left: [...HOSTILE, 'p/index.html', ...OTHERS],
    says: /a "\." or "\.\." segment/,
  },
  {
    name: 'a state under a key that a front shortens',
    inputs: { ...sync, state: 'p/../q/x' },
    files: SITE,
    objects: OTHERS,
    left: OTHERS,
    says: /input "state".*is not the key of an object|state "p\/\.\.\/q\/x"/,
  },
  {
    name: 'a prefix that a front shortens',
    inputs: { mode: 'upload-dir', source: 'public', prefix: 'p/../q' },
    files: SITE,
    objects: OTHERS,
    left: OTHERS,
    says: /has "\." or "\.\." as a segment/,
  },
  {
    name: 'uploads to keys that a front shortens',
    inputs: abort,
    objects: OTHERS,
    uploads: ['p/..', 'p/../q/x', 'p/plain'],
    left: ['p/..', 'p/../q/x', ...OTHERS],
    says: /a "\." or "\.\." segment/,
  },
  {
    name: 'uploads to keys whose slashes a front merges',
    inputs: abort,
    uploads: ['p/a//b'],
    left: ['p/a//b'],
    says: /still lists 1 upload/,
  },
  {
    name: 'uploads in a listing that claims an encoding',
    hazard: 76,
    inputs: { ...abort, exclude: 'a b' },
    uploads: ['p/a+b', 'p/a b', 'p/a%41'],
    fault: CLAIMED,
    left: ['p/a b'],
  },
  {
    name: 'objects in a listing that claims an encoding',
    hazard: 76,
    inputs: { ...remove, exclude: 'a b' },
    objects: ['p/a+b', 'p/a b', 'p/a%41', 'p/aA'],
    fault: CLAIMED,
    left: ['p/a b'],
  },
].map(attackOf);
