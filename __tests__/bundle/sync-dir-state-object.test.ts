import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createHeadersFor } from '../../src/headers/headers-for.ts';
import { headersHash } from '../../src/sync/state/digests.ts';
import { encodeHead } from '../../src/sync/state/format.ts';
import type { StateEntry } from '../../src/sync/state/tables.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import type { RequestHook, S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { cleanState, encoded, givenEntry, headOf, inFormat1 } from '../sync/state/given.ts';

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };
const STATE = 'site/.s3-batch-action';
const PIECE = 8 * 1024 * 1024;
const FILES = { 'public/a.txt': 'a', 'public/b.txt': 'b' };
const OLD = new Date(Date.now() - 3_600_000);

/** Stores the files as they are, and returns what a state records of them. */
function seedSite(server: S3Server, others = 0): (readonly [string, StateEntry])[] {
  const headersFor = createHeadersFor([]);
  const entries = ['a', 'b'].map((body): readonly [string, StateEntry] => {
    const headers = headersFor(`${body}.txt`);
    const key = `site/${body}.txt`;
    const stored = headers as Readonly<Record<string, string>>;
    server.bucket(BUCKET).seed(key, body, { lastModified: OLD, headers: stored });
    const md5 = createHash('md5').update(body).digest('hex');
    const facts = { etag: md5, size: 1, content: md5, headers: headersHash(headers), unknown: [] };
    return [key, facts];
  });
  for (let n = 0; n < others; n += 1)
    server.bucket(BUCKET).seed(`site/other/${n}`, '', { lastModified: OLD });
  return entries;
}

describe('hazard 83: a state that somebody planted', () => {
  it.each([
    ['as many rows as fit in', Math.floor(2 ** 30 / 65)],
    ['as many rows as it has bytes', 2 ** 30],
  ])('of 1 GiB is read no further than its first piece, with %s', async (_, known) => {
    const server = await startTestServer();
    const entries = seedSite(server);
    const honest = headOf(encoded(cleanState(entries)));
    const { sections } = honest.rest as { readonly sections: readonly object[] };
    const rest = { ...honest.rest, sections: sections.with(0, { ...sections[0], rows: known }) };
    const line = encodeHead({ ...honest, rest });
    const size = line.length + 65 * known;
    const first = Buffer.concat([line, Buffer.alloc(PIECE - line.length)]);
    server.bucket(BUCKET).seed(STATE, first, { lastModified: OLD });
    const range = `bytes 0-${PIECE - 1}/${size}`;
    server.onRequest = ({ operation, key }) =>
      operation === 'GetObject' && key === STATE
        ? {
            kind: 'edit',
            edit: (answer) => {
              const headers = { ...answer.headers, 'content-range': range };
              return { ...answer, headers };
            },
          }
        : undefined;
    const workspace = await workspaceOf(FILES);
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ uploaded: '0', skipped: '3', changed: 'false' });
    expect(server.counts).toEqual({ GetObject: 1, ListObjectsV2: 1, HeadObject: 2 });
  });
});

describe('a state of more than one piece', () => {
  it('is used, and replaced by the next one', async () => {
    const server = await startTestServer();
    const others = Array.from({ length: 88_000 }, (_, n) => {
      const [key, entry] = givenEntry(`site/gone/${n}`, n);
      return [key, { ...entry, removedAt: OLD.getTime() }] as const;
    });
    const state = cleanState([...seedSite(server, 12_000), ...others]);
    const bytes = encoded({
      ...state,
      carried: [{ name: 'own', width: 1, bytes: Buffer.alloc(2 ** 20) }],
    });
    expect(bytes.length - bytes.indexOf('\n')).toBeGreaterThan(PIECE);
    server.bucket(BUCKET).seed(STATE, bytes, { lastModified: OLD });
    const workspace = await workspaceOf({ ...FILES, 'public/new.txt': 'new' });
    const inputs = { ...sync, delete: 'false' };
    const result = await runAction(server, inputs, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ uploaded: '1', copied: '0' });
    expect(server.counts).toMatchObject({ GetObject: 2 });
    expect(server.counts).not.toHaveProperty('HeadObject');
    server.clearLog();
    const again = await runAction(server, inputs, { workspace });
    expect(again.outputs).toMatchObject({ changed: 'false' });
    expect(server.counts).not.toHaveProperty('HeadObject');
  }, 120_000);
});

describe('a state of format 1', () => {
  it('is used by a first sync of this version, and then one of format 2', async () => {
    const server = await startTestServer();
    const entries = seedSite(server);
    const bytes = inFormat1(cleanState(entries));
    server.bucket(BUCKET).seed(STATE, bytes, { lastModified: OLD });
    const workspace = await workspaceOf({ ...FILES, 'public/new.txt': 'new' });
    const result = await runAction(server, sync, { workspace });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({ uploaded: '1', copied: '0' });
    expect(server.counts).toMatchObject({ GetObject: 1 });
    expect(server.counts).not.toHaveProperty('HeadObject');
    const { body = Buffer.alloc(0) } = server.bucket(BUCKET).object(STATE) ?? {};
    expect(headOf(body).format).toBe(2);
  });
});

/** The permissions in docs/state.md, for a state outside of the prefix, as S3 applies them. */
function onlyAllowed(server: S3Server, stateKey: string): RequestHook {
  const keys = [stateKey, `${stateKey}.lease`];
  const isOfSite = (name = '') => name.startsWith('site/');
  return ({ operation, key = '', query }) => {
    const prefix = query.get('prefix') ?? '';
    const isKey = isOfSite(key) || keys.includes(key);
    const isThere = server.bucket(BUCKET).object(key) !== undefined;
    const isAllowed =
      (operation === 'ListObjectsV2' && (isOfSite(prefix) || keys.includes(prefix))) ||
      // A request for an object has no prefix, so a missing one can't be told from a forbidden one.
      (['GetObject', 'HeadObject'].includes(operation) && isKey && isThere) ||
      (operation === 'PutObject' && isKey) ||
      operation === 'DeleteObjects';
    if (isAllowed) return undefined;
    return { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' };
  };
}

describe('hazard 57: a state outside of the prefix', () => {
  it.each(['deploys/site.state', STATE])(
    'needs no permission but those in its document: %s',
    async (state) => {
      const server = await startTestServer();
      server.onRequest = onlyAllowed(server, state);
      const workspace = await workspaceOf(FILES);
      const inputs = { ...sync, state };
      const first = await runAction(server, inputs, { workspace });
      expect([first.exitCode, first.annotations]).toEqual([0, []]);
      expect(first.outputs).toMatchObject({ uploaded: '2' });
      await writeFile(join(workspace, 'public/a.txt'), 'other');
      server.clearLog();
      const second = await runAction(server, inputs, { workspace });
      expect([second.exitCode, second.annotations]).toEqual([0, []]);
      expect(second.outputs).toMatchObject({ uploaded: '1', skipped: state === STATE ? '2' : '1' });
      expect(server.counts).not.toHaveProperty('HeadObject');
      expect(server.bucket(BUCKET).object(state)).toBeDefined();
    },
  );

  it('that can not be read stops the deploy, with what to allow', async () => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('deploys/site.state', 'x');
    server.onRequest = ({ operation }) =>
      operation === 'GetObject' ? { kind: 'status', status: 403, code: 'AccessDenied' } : undefined;
    const workspace = await workspaceOf(FILES);
    const inputs = { ...sync, state: 'deploys/site.state' };
    const result = await runAction(server, inputs, { workspace });
    expect(result.exitCode).toBe(1);
    const errors = result.annotations.map(({ message }) => message).join('\n');
    expect(errors).toContain('"deploys/site.state"');
    expect(errors).toContain('s3:GetObject');
    expect(errors).toContain('state: none');
    expect(server.bucket(BUCKET).keys()).toEqual(['deploys/site.state']);
  });
});
