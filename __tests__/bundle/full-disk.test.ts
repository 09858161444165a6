import { expect, it } from 'vitest';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

/** No file may have more than 50 KiB, and writing more is an error, as on a disk that is full. */
const SHORT_FILES = ['bash', '-c', 'trap "" XFSZ; ulimit -f 50; exec "$0" "$@"'];

it.each([
  ['when it is completed', 720],
  ['while objects are deleted', 20_000],
])('a report that has no room %s fails the run, which knows what it did', async (_, count) => {
  const server = await startTestServer();
  const bucket = server.bucket(BUCKET);
  for (let n = 0; n < count; n += 1) bucket.seed(`retired/${n}`);
  const request = { workspace: await workspaceOf({}), launcher: SHORT_FILES, serverLies: true };
  const result = await runAction(server, { mode: 'delete-prefix', prefix: 'retired' }, request);
  const deleted = count - bucket.keys().length;
  expect(deleted).toBeLessThan(19_000);
  expect(result.exitCode).toBe(1);
  expect(result.outputs).toMatchObject({ changed: 'true', report: '' });
  const [known, failed] = ['deleted', 'failed'].map((name) => Number(result.outputs[name]));
  expect(known).toBeGreaterThan(400);
  expect(known).toBeLessThanOrEqual(deleted);
  // What was in flight may be deleted, and counts as failed.
  expect(Number(known) + Number(failed)).toBeGreaterThanOrEqual(deleted);
  const message = result.annotations.at(-1)?.message;
  expect(message).toMatch(/report\.jsonl" can't be written \(EFBIG: .*free space on its disk/);
  expect(result.summary).toContain(`${Number(known).toLocaleString('en')} deleted`);
});
