import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { Fault, S3Server } from 's3-test-server';
import { ALL_FILES, expectInert, type HostileTexts, hostileVariables } from './hostile-runs.ts';
import { type ActionResult, runAction, workspaceOf } from './run-action.ts';
import { BUCKET } from './test-store.ts';

const LONG_AGO = new Date('2026-01-01T00:00:00Z');

/** A run with hostile names, which ends as it must. */
export type HostileRun = (server: S3Server, texts: HostileTexts) => Promise<ActionResult>;

/** What a hostile store answers about a name. */
function refusalAbout(message: string): Extract<Fault, { kind: 'status' }> {
  const requestId = message.replace(/[^\x20-\x7e\xa0-\xff]/g, '');
  const headers = { 'x-amz-request-id': requestId };
  return { kind: 'status', status: 500, code: message.slice(0, 12), message, headers };
}

/** An upload whose every request is answered with an error first, under the runner's debug log. */
export const retried: HostileRun = async (server, { names, messages }) => {
  const workspace = await workspaceOf({ 'public/first': '' });
  for (const name of names) writeFileSync(join(workspace, 'public', name), '');
  const seen = new Set<string>();
  server.onRequest = ({ operation, key = '' }) => {
    const message = messages[names.indexOf(key.slice('site/'.length))];
    if (operation !== 'PutObject' || message === undefined || seen.has(key)) return undefined;
    seen.add(key);
    return refusalAbout(message);
  };
  const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site', ...ALL_FILES };
  const env = { RUNNER_DEBUG: '1' };
  const result = await runAction(server, inputs, { workspace, env });
  if (result.exitCode !== 0) throw new Error(result.stdout);
  expect(result.debugLines).toHaveLength(names.length);
  return result;
};

/** Directories of hostile names, of which the two newest are kept. */
export const pruned: HostileRun = async (server, { names }) => {
  server.onRequest = undefined;
  const prefix = basename(await workspaceOf({}));
  for (const name of names) {
    server.bucket(BUCKET).seed(`${prefix}/${name}/x`, 'x', { lastModified: LONG_AGO });
  }
  const inputs = { mode: 'delete-prefix', prefix, 'keep-newest': '2', title: names[0] ?? '' };
  const planned = await runAction(server, { ...inputs, 'dry-run': 'true' });
  expect(planned.outputs['deleted']).toBe(String(names.length - 2));
  await expectInert(planned);
  const result = await runAction(server, inputs);
  // A name with two backslashes has an empty segment, about which no request may be sent.
  const { deleted, failed } = result.outputs;
  expect(Number(deleted) + Number(failed)).toBe(names.length - 2);
  return result;
};

/** A sync whose deletes are all refused, each with a code and a message of its own. */
export const deletesRefused: HostileRun = async (server, { names, messages }) => {
  const workspace = await workspaceOf({ 'public/first': '' });
  const prefix = basename(workspace);
  for (const name of names) server.bucket(BUCKET).seed(`${prefix}/${name}`, 'x');
  const keys = names.map((name) => `${prefix}/${name}`);
  const [message = ''] = messages;
  server.onRequest = ({ operation, key = '' }) => {
    if (operation === 'DeleteObjects') {
      return { kind: 'deny-keys', keys, code: message.slice(0, 12), message };
    }
    if (operation !== 'DeleteObject' || !keys.includes(key)) return undefined;
    return { ...refusalAbout(messages[keys.indexOf(key)] ?? ''), status: 400 };
  };
  const inputs = { mode: 'sync-dir', source: 'public', prefix, state: 'none' };
  const result = await runAction(
    server,
    { ...inputs, ...ALL_FILES, delete: 'true', 'max-deletes': '100%' },
    { workspace, env: hostileVariables(names) },
  );
  expect(result.outputs['failed']).toBe(String(names.length));
  return result;
};

/** A sync that may not delete as much as it would. */
export const planRefused: HostileRun = async (server, { names }) => {
  const workspace = await workspaceOf({ 'public/first': '' });
  const prefix = basename(workspace);
  server.onRequest = undefined;
  for (const name of names) {
    const key = `${prefix}/${name}/x`;
    server.bucket(BUCKET).seed(key, 'x');
  }
  const inputs = { mode: 'sync-dir', source: 'public', prefix, state: 'none' };
  const result = await runAction(
    server,
    { ...inputs, delete: 'true', 'max-deletes': '1' },
    { workspace, env: hostileVariables(names) },
  );
  expect(result).toMatchObject({ exitCode: 1, outputs: { deleted: '0', uploaded: '0' } });
  return result;
};

/** A run that is cancelled while the first uploads wait for their answers. */
export const cancelled: HostileRun = async (server, { names }) => {
  const workspace = await workspaceOf({ 'public/first': '' });
  for (const name of names) writeFileSync(join(workspace, 'public', name), '');
  const begun = Promise.withResolvers<undefined>();
  const held = Promise.withResolvers<undefined>();
  server.onRequest = ({ operation }) => {
    if (operation !== 'PutObject') return undefined;
    begun.resolve(undefined);
    return { kind: 'hold', until: held.promise };
  };
  const inputs = { mode: 'upload-dir', source: 'public', prefix: 'site', ...ALL_FILES };
  const result = await runAction(
    server,
    { ...inputs, title: names[1] ?? '' },
    { workspace, onStart: (pid) => void begun.promise.then(() => process.kill(pid, 'SIGTERM')) },
  );
  held.resolve(undefined);
  expect(result.summary).toContain('Cancelled: 0 of ');
  return result;
};

/** Kinds that need no process of their own. */
export const MORE_KINDS: readonly HostileRun[] = [retried, pruned, deletesRefused, planRefused];
