import type { S3Connection } from '../../src/s3/store-client.ts';
import type { S3Store } from '../../src/s3/store.ts';
import type { S3Server } from 's3-test-server';
import { openTestStore } from './test-store.ts';

export type ClientName = 'wire' | 'sdk';

const WIRE = 's3-batch-action';

/** A store whose requests go as `client` says, whatever the environment of the tests. */
export async function openOn(
  client: ClientName,
  server: S3Server,
  changes: Partial<S3Connection> = {},
): Promise<S3Store> {
  const given = process.env['S3_BATCH_CLIENT'];
  process.env['S3_BATCH_CLIENT'] = client;
  try {
    return await openTestStore(server, changes);
  } finally {
    if (given === undefined) delete process.env['S3_BATCH_CLIENT'];
    else process.env['S3_BATCH_CLIENT'] = given;
  }
}

/** By operation, whether the client of this project sent all its requests. */
export function wayOf(server: S3Server): Readonly<Record<string, boolean>> {
  const ways: Record<string, boolean> = {};
  for (const { operation, headers } of server.log) {
    ways[operation] = (ways[operation] ?? true) && headers['user-agent'] === WIRE;
  }
  return ways;
}
