import { expect, it } from 'vitest';
import { workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';
import { BUCKET, startTestServer } from '../support/test-store.ts';

const COUNT = 40_000;

/**
 * MiB: 4 more than the run needs. The keys alone are 17 MiB, so that a run which keeps them, or their
 * outcomes, ends in a crash.
 */
const HEAP = '--max-old-space-size=48';

it('a run keeps its memory bounded, however many objects it deletes', async () => {
  const server = await startTestServer();
  const bucket = server.bucket(BUCKET);
  const folder = `old/${'a-name-of-sixteen/'.repeat(24)}`;
  for (let n = 0; n < COUNT; n += 1) bucket.seed(`${folder}${n}`);
  const result = await runStep({
    workspace: await workspaceOf({}),
    nodeArguments: [HEAP],
    inputs: {
      ...{ mode: 'delete-prefix', bucket: BUCKET, prefix: 'old' },
      ...{ region: server.region, endpoint: server.endpoint },
    },
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
  });
  expect({ exitCode: result.exitCode, stderr: result.stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(result.outputs).toMatchObject({ deleted: String(COUNT), failed: '0' });
  expect(bucket.keys()).toEqual([]);
});
