import type { S3Connection } from '../../src/store/s3-client.ts';
import type { S3Store } from '../../src/store/s3-store.ts';
import type { S3Server } from './s3-server/index.ts';
import { openTestStore } from './test-store.ts';

export type LaneName = 'express' | 'sdk';

const EXPRESS = 's3-batch-action';

/** A store whose requests go as `lane` says, whatever the environment of the tests. */
export async function openOn(
  lane: LaneName,
  server: S3Server,
  changes: Partial<S3Connection> = {},
): Promise<S3Store> {
  const given = process.env['S3_BATCH_LANE'];
  process.env['S3_BATCH_LANE'] = lane;
  try {
    return await openTestStore(server, { limits: {}, ...changes });
  } finally {
    if (given === undefined) delete process.env['S3_BATCH_LANE'];
    else process.env['S3_BATCH_LANE'] = given;
  }
}

/** By operation, whether the lane of this project sent it. */
export function lanesOf(server: S3Server): Readonly<Record<string, boolean>> {
  return Object.fromEntries(
    server.log.map(({ operation, headers }) => [operation, headers['user-agent'] === EXPRESS]),
  );
}
