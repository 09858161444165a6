import { describe, expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { startS3Server, type Fault, type S3Server } from 's3-test-server';
import { FACTOR } from '../support/time-lapse-factor.ts';
import { BUCKET } from './scenario.ts';
import { randomFrom, seed } from './seed.ts';

const FILES = 300;

const workspace = await workspaceOf(
  Object.fromEntries(Array.from({ length: FILES }, (_, n) => [`public/${n}.txt`, String(n)])),
);

const random = randomFrom(seed);

/** What a storm does to each request, by the real milliseconds since it began. */
const STORMS: Readonly<Record<string, (elapsed: number) => Fault | undefined>> = {
  '30 % of all requests fail for a while': (elapsed) =>
    elapsed < 2_000 && random() < 0.3
      ? { kind: 'status', status: random() < 0.5 ? 500 : 503, code: 'SlowDown' }
      : undefined,
  'the server is gone for 20 s, and comes back': (elapsed) =>
    elapsed > 100 && elapsed < 100 + 20_000 / FACTOR ? { kind: 'reset-before' } : undefined,
  'answers take from 5 ms to 5 s': () => ({
    kind: 'delay',
    ms: (5 + random() * 4_995) / FACTOR,
  }),
};

async function expectAllStoredThenDeleted(server: S3Server): Promise<void> {
  const time = { workspace, isTimeLapse: true, serverLies: true };
  const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
  const uploaded = await runAction(server, upload, time);
  expect(uploaded.outputs).toMatchObject({ uploaded: String(FILES), failed: '0' });
  expect(server.bucket(BUCKET).keys('site/')).toHaveLength(FILES);
  const old = await startOldServer();
  try {
    old.onRequest = server.onRequest;
    const erase = { mode: 'delete-prefix', prefix: 'site', 'batch-size': '5' };
    const deleted = await runAction(old, erase, time);
    expect(deleted.outputs).toMatchObject({ deleted: String(FILES), failed: '0' });
    expect(old.bucket(BUCKET).keys()).toEqual([]);
  } finally {
    await old.close();
  }
}

/** Objects that are older than any run. */
async function startOldServer(): Promise<S3Server> {
  const server = await startS3Server();
  server.createBucket(BUCKET);
  const lastModified = new Date(Date.now() - 3_600_000);
  for (let n = 0; n < FILES; n += 1) {
    server.bucket(BUCKET).seed(`site/${n}.txt`, '', { lastModified });
  }
  return server;
}

describe(`storms, seed ${seed}`, () => {
  it.each(Object.entries(STORMS))('%s', async (_, storm) => {
    const server = await startS3Server();
    server.createBucket(BUCKET);
    let began: number | undefined;
    server.onRequest = () => storm(performance.now() - (began ??= performance.now()));
    await expectAllStoredThenDeleted(server);
    await server.close();
  });

  it('a server bears 50 writes a second', async () => {
    const server = await startS3Server({ writesPerSecond: 50 });
    server.createBucket(BUCKET);
    const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
    const result = await runAction(server, upload, { workspace, serverLies: true });
    expect(result.outputs).toMatchObject({ uploaded: String(FILES), failed: '0' });
    expect(server.bucket(BUCKET).keys('site/')).toHaveLength(FILES);
    await server.close();
  });
});
