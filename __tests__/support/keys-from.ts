import { runAction, workspaceOf, type ActionResult } from './run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from './test-store.ts';

/** Inputs that delete the keys of a file. */
export const remove = { mode: 'delete-prefix', prefix: 'site', 'keys-from': 'keys.txt' };
export const SEEDED = ['other/x', 'site', 'site/a', 'site/b', 'site/c d', 'site/keep', 'site2/a'];

export async function given() {
  const server = await startTestServer();
  for (const key of SEEDED) server.bucket(BUCKET).seed(key, 'x');
  return server;
}

export async function run(
  server: S3Server,
  keys: string | Buffer,
  inputs: Readonly<Record<string, string>> = {},
): Promise<ActionResult> {
  const workspace = await workspaceOf({ 'keys.txt': keys });
  return runAction(server, { ...remove, ...inputs }, { workspace });
}

export const messageOf = (result: ActionResult) => result.annotations.at(-1)?.message;

export const HEADER = {
  version: 1,
  mode: 'delete-prefix',
  bucket: BUCKET,
  prefix: 'site/',
  time: '2026-01-05T08:00:00.000Z',
  dryRun: false,
};
export const failedLine = (key: string, more: object = {}) => ({
  op: 'delete',
  key,
  status: 'failed',
  code: 'InternalError',
  ...more,
});
export const endOf = (failed: number) => ({ counts: { deleted: 0, failed } });
export const jsonLines = (...lines: readonly object[]) =>
  lines.map((line) => `${JSON.stringify(line)}\n`).join('');

/** The lines of a plan: the report of a dry run. */
export const PLAN_HEADER = { ...HEADER, dryRun: true };
export const plannedLine = (key: string, more: object = {}) => ({
  op: 'delete',
  key,
  status: 'done',
  bytes: 0,
  etag: '"9dd4e461268c8034f5c8564e155c67a6"',
  size: 1,
  lastModified: '2026-01-02T03:04:05.000Z',
  ...more,
});
export const planEnd = (deleted: number, more: object = {}) => ({
  counts: { deleted, skipped: 0, failed: 0, ...more },
});
