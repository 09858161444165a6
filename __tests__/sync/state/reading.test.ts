import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { StoreError } from '../../../src/core/errors.ts';
import type { GetResult, ListPage } from '../../../src/object-store/object-store.ts';
import { beginDeploy } from '../../../src/sync/state/deploy.ts';
import { encodeHead } from '../../../src/sync/state/format.ts';
import {
  openDeployState,
  readDeployState,
  readStateHead,
} from '../../../src/sync/state/state-object.ts';
import { syncDirectory } from '../../../src/sync/sync-directory.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import type { Fault, RequestHook } from 's3-test-server';
import { BUCKET } from '../../support/test-store.ts';
import {
  bytesOf,
  cleanState,
  encoded,
  type Entries,
  givenEntry,
  headOf,
  PLACE,
  runOf,
  startDeploys,
  STATE_KEY,
} from './given.ts';

const WIDTHS = { known: 65, removed: 22, pending: 16 };

/** The first line of a state that says to have this number of rows, and its size. */
function headWith(rows: Partial<typeof WIDTHS>) {
  const { rest, ...head } = headOf(encoded(cleanState([])));
  const { sections } = rest as { readonly sections: readonly { name: keyof typeof WIDTHS }[] };
  const counted = sections.map((section) => ({ ...section, rows: rows[section.name] ?? 0 }));
  const line = encodeHead({ ...head, rest: { ...rest, sections: counted } });
  const sizes = counted.map(({ name, rows: count }) => count * WIDTHS[name]);
  return { line, size: sizes.reduce((sum, size) => sum + size, line.length) };
}

/** Yields pieces, some of which may throw, and notes how many were asked for. */
function storeOf(pieces: readonly (Uint8Array | Error)[], size: number) {
  const seen = { pulled: 0, isClosed: false };
  async function* body() {
    try {
      for (const piece of pieces) {
        seen.pulled += 1;
        if (piece instanceof Error) throw piece;
        yield await Promise.resolve(piece);
      }
    } finally {
      seen.isClosed = true;
    }
  }
  class Pieces extends MemoryStore {
    override get(): Promise<GetResult> {
      const facts = { etag: '"1"', lastModified: new Date(0), size };
      return Promise.resolve({ ...facts, body: body() });
    }
  }
  return { seen, place: { store: new Pieces(), ...PLACE, key: STATE_KEY } };
}

describe('a state that has more to say than the listing can need', () => {
  it.each([
    [{ known: 65_536 + 20 }, true],
    [{ known: 65_536 + 21 }, false],
    [{ removed: 65_536 + 20 }, true],
    [{ removed: 65_536 + 21 }, false],
    [{ pending: 65_536 + 26 }, true],
    [{ pending: 65_536 + 27 }, false],
    [{ known: 2 ** 40 }, false],
  ])('is read no further than its first piece: %j', async (rows, isRead) => {
    const { line, size } = headWith(rows);
    const { seen, place } = storeOf([line, Buffer.alloc(10), Buffer.alloc(10)], size);
    const state = await openDeployState(place);
    expect(seen).toEqual({ pulled: 1, isClosed: false });
    const read = await state.read({ objects: 10, isListed: () => true, files: 3 });
    expect(seen).toEqual({ pulled: isRead ? 3 : 1, isClosed: true });
    expect([read.condition, read.pendingCount]).toEqual(['damaged', 0]);
  });

  it.each([1, -1])('is not read when its size is not that of its rows: %i', async (more) => {
    const { line, size } = headWith({ known: 10 });
    const { seen, place } = storeOf([line, Buffer.alloc(650 + more)], size + more);
    const state = await openDeployState(place);
    expect(seen).toEqual({ pulled: 1, isClosed: true });
    expect((await state.read({ objects: 10, isListed: () => true, files: 10 })).condition).toBe(
      'damaged',
    );
    expect(seen.pulled).toBe(1);
  });
});

describe('the first line of a state', () => {
  it('is looked for in 64 KiB, whatever follows', async () => {
    const pieces = Array.from({ length: 100 }, () => Buffer.alloc(1_000, 'x'));
    const { seen, place } = storeOf(pieces, 2 ** 30);
    expect((await readDeployState(place)).condition).toBe('damaged');
    expect(seen).toEqual({ pulled: 66, isClosed: true });
  });

  it('hazard 80: is put together once, of however many pieces', async () => {
    const pieces = Array.from({ length: 70_000 }, () => Buffer.alloc(1, 'x'));
    const { seen, place } = storeOf(pieces, 2 ** 30);
    const concat = vi.spyOn(Buffer, 'concat');
    onTestFinished(() => {
      concat.mockRestore();
    });
    expect((await readDeployState(place)).condition).toBe('damaged');
    expect(seen).toEqual({ pulled: 64 * 1024 + 1, isClosed: true });
    expect(concat).toHaveBeenCalledTimes(1);
  });

  it('is put together from pieces', async () => {
    const bytes = bytesOf([givenEntry('a', 1)]);
    const pieces = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
    const { seen, place } = storeOf(pieces, bytes.length);
    const state = await readDeployState(place);
    expect([state.condition, state.entryOf('a') !== undefined]).toEqual(['clean', true]);
    expect(seen).toEqual({ pulled: bytes.length, isClosed: true });
  });

  it('is all that is read for a lock', async () => {
    const { line, size } = headWith({ known: 1_000 });
    const { seen, place } = storeOf([line, Buffer.alloc(65_000)], size);
    const { nonce } = headOf(line);
    const found = await readStateHead(place);
    expect(found).toMatchObject({ etag: '"1"', content: { condition: 'clean', nonce } });
    expect(seen).toEqual({ pulled: 1, isClosed: true });
  });
});

describe('the rest of a state', () => {
  const bytes = bytesOf([givenEntry('a', 1), givenEntry('b', 3)]);
  const start = bytes.indexOf('\n') + 40;

  it.each(['PreconditionFailed', 'NoSuchKey'])(
    'is not used when the state was replaced meanwhile: %s',
    async (code) => {
      const replaced = new StoreError(code, 'replaced');
      const { seen, place } = storeOf([bytes.subarray(0, start), replaced], bytes.length);
      const state = await readDeployState(place);
      const { nonce } = headOf(bytes);
      expect(state).toMatchObject({ condition: 'damaged', etag: '"1"', content: { nonce } });
      expect([state.entryOf('a'), state.removedAtOf('b')]).toEqual([undefined, undefined]);
      expect(seen.isClosed).toBe(true);
    },
  );

  it('fails the deploy when it can not be read', async () => {
    const failure = new StoreError('InternalError', 'no');
    const { seen, place } = storeOf([bytes.subarray(0, start), failure], bytes.length);
    await expect(readDeployState(place)).rejects.toBe(failure);
    expect(seen.isClosed).toBe(true);
  });

  it('is damaged when it ends early', async () => {
    const { place } = storeOf([bytes.subarray(0, -1)], bytes.length);
    expect((await readDeployState(place)).condition).toBe('damaged');
  });

  it('is left where it is by who closes the state', async () => {
    const { seen, place } = storeOf([bytes.subarray(0, start), bytes], bytes.length);
    const state = await openDeployState(place);
    await state.close();
    expect(seen).toEqual({ pulled: 1, isClosed: true });
  });
});

describe('a sync that reads a state in pieces', () => {
  const bytes = bytesOf([givenEntry('site/a', 1)]);
  const half = bytes.indexOf('\n') + 10;

  /** Syncs an empty directory, and notes what is asked of the store in which order. */
  async function asked(list: () => Promise<ListPage>) {
    const events: string[] = [];
    async function* body() {
      try {
        events.push('first piece');
        yield await Promise.resolve(bytes.subarray(0, half));
        events.push('second piece');
        yield bytes.subarray(half);
      } finally {
        events.push('closed');
      }
    }
    class Noting extends MemoryStore {
      override get(): Promise<GetResult> {
        const facts = { etag: '"1"', lastModified: new Date(0), size: bytes.length };
        return Promise.resolve({ ...facts, body: body() });
      }

      override list(): Promise<ListPage> {
        events.push('listing');
        return list();
      }
    }
    const source = await mkdtemp(join(tmpdir(), 'sync-'));
    const options = { ...PLACE, source, allowEmptySource: true, store: new Noting() };
    const ended = (async () => {
      for await (const outcome of syncDirectory(options)) expect(outcome).toBeUndefined();
    })();
    return { events, ended };
  }

  it('reads no more than the first before it lists, and the rest afterwards', async () => {
    const { events, ended } = await asked(() =>
      Promise.resolve({ objects: [], serverTime: new Date(0) }),
    );
    await ended;
    expect(events).toEqual(['first piece', 'listing', 'second piece', 'closed']);
  });

  it('leaves none behind when the listing fails', async () => {
    const failure = new StoreError('InternalError', 'no');
    const { events, ended } = await asked(() => Promise.reject(failure));
    await expect(ended).rejects.toMatchObject({ code: 'InternalError' });
    expect(events.filter((event) => event !== 'listing')).toEqual(['first piece', 'closed']);
  });
});

describe('a state of more than one piece', () => {
  const entries: Entries = Array.from({ length: 140_000 }, (_, at) => givenEntry(`key ${at}`, at));

  it('is stored in parts on a condition, and read in pieces of one ETag', async () => {
    const { server, place } = await startDeploys();
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    await first.finish(entries, 'complete');
    expect(server.counts).toMatchObject({ UploadPart: 2, CompleteMultipartUpload: 1 });
    server.clearLog();
    const state = await readDeployState(place);
    expect(server.counts).toEqual({ GetObject: 2 });
    expect(state.condition).toBe('clean');
    for (const [key, { removedAt }] of [entries[0], entries[70_002], entries.at(-1)].filter(
      (entry) => entry !== undefined,
    )) {
      expect([key, state.entryOf(key)?.removedAt]).toEqual([key, removedAt]);
    }
    const other = await beginDeploy(place, state, runOf('2'));
    server.clearLog();
    await expect(beginDeploy(place, state, runOf('3'))).rejects.toMatchObject({
      code: 'DeployInProgress',
    });
    expect(server.counts).toEqual({ PutObject: 1, GetObject: 1 });
    await other.abandon();
  });
});

describe('hazard 22: a state that may not be read', () => {
  const denied: Fault = { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' };
  const denyGet: RequestHook = ({ operation }) => (operation === 'GetObject' ? denied : undefined);

  it('is absent where the listing has no such key', async () => {
    const { server, place } = await startDeploys();
    server.bucket(BUCKET).seed(`${STATE_KEY}.lease`, 'x');
    server.onRequest = denyGet;
    const state = await readDeployState(place);
    expect([state.condition, state.etag]).toEqual(['absent', undefined]);
    expect((await readStateHead(place)).content.condition).toBe('absent');
    const [, list] = server.log;
    expect(Object.fromEntries(list?.query ?? [])).toMatchObject({
      'max-keys': '1',
      prefix: STATE_KEY,
    });
    expect(server.counts).toEqual({ GetObject: 2, ListObjectsV2: 2 });
  });

  it('is named, with what to allow, where it is listed', async () => {
    const { server, place } = await startDeploys([givenEntry('a', 1)]);
    server.onRequest = denyGet;
    await expect(readDeployState(place)).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        'the state object "site/.s3-batch-action" can\'t be read: allow s3:GetObject on it, or set ' +
        "state: none; the store's answer was: no",
    });
  });

  it('is named, with both that it may need, where it may not be listed', async () => {
    const { server, place } = await startDeploys();
    server.onRequest = () => denied;
    await expect(readDeployState(place)).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        'the state object "site/.s3-batch-action" can\'t be read: allow s3:GetObject on it, and ' +
        "s3:ListBucket for it as prefix, or set state: none; the store's answer was: no",
    });
  });

  it('fails with the error of a listing that failed otherwise', async () => {
    const { place } = await startDeploys();
    const failure = new StoreError('InternalError', 'later');
    class Failing extends MemoryStore {
      override get(): Promise<GetResult> {
        return Promise.reject(new StoreError('AccessDenied', 'no', { status: 403 }));
      }

      override list(): Promise<never> {
        return Promise.reject(failure);
      }
    }
    const state = readDeployState({ ...place, store: new Failing() });
    await expect(state).rejects.toBe(failure);
  });

  it.each(['SignatureDoesNotMatch', 'InvalidAccessKeyId'])(
    'is not looked for in a listing after %s',
    async (code) => {
      const { server, place } = await startDeploys();
      server.onRequest = () => ({ ...denied, code });
      await expect(readDeployState(place)).rejects.toMatchObject({ code });
      expect(server.counts).not.toHaveProperty('ListObjectsV2');
    },
  );
});

describe('a section that this version does not know', () => {
  it.each(['complete', 'failed', 'abandoned'] as const)(
    'is still there after a deploy that is %s',
    async (ending) => {
      const { server, place } = await startDeploys();
      const carried = [{ name: 'cdn-owed', width: 2, bytes: Buffer.from('abcd') }];
      server.bucket(BUCKET).seed(STATE_KEY, encoded({ ...cleanState([]), carried }));
      const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
      expect((await readDeployState(place)).content.carried).toEqual(carried);
      if (ending === 'abandoned') await deploy.abandon();
      else await deploy.finish([givenEntry('a', 1)], ending);
      expect((await readDeployState(place)).content.carried).toEqual(carried);
    },
  );
});
