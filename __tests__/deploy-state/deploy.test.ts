import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/content.ts';
import type { StateEntry } from '../../src/deploy-state/entries.ts';
import { beginDeploy } from '../../src/deploy-state/deploy.ts';
import { encodeState } from '../../src/deploy-state/format.ts';
import { MARK_COUNTS_FOR } from '../../src/deploy-state/lock.ts';
import { readDeployState } from '../../src/deploy-state/state.ts';
import { DryRunStore } from '../../src/object-store/dry-run-store.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';
import { cleanState, givenEntry, newerState, runOf, startDeploys, STATE_KEY } from './given.ts';

describe('a deploy', () => {
  it('leaves a state that the next one reads with one GET', async () => {
    const { server, place } = await startDeploys();
    const before = await readDeployState(place);
    expect(before).toMatchObject({ condition: 'absent', lastModified: undefined });
    expect(before.entryOf('a')).toBeUndefined();
    const deploy = await beginDeploy(place, before, runOf('1'));
    expect(deploy.isLocked).toBe(true);
    await deploy.finish([givenEntry('a', 1), givenEntry('b', 3)], 'complete');
    expect(server.log.map(({ method, status }) => `${method} ${status}`)).toEqual([
      'GET 404',
      'PUT 200',
      'PUT 412',
      'PUT 200',
    ]);
    server.clearLog();
    const after = await readDeployState(place);
    expect(server.log).toHaveLength(1);
    const [, entry] = givenEntry('b', 3);
    const { lastModified = new Date(NaN) } = after;
    expect(after.condition).toBe('clean');
    expect(lastModified).toEqual(server.bucket(BUCKET).object(STATE_KEY)?.lastModified);
    expect(after.entryOf('b')?.isOf({ ...entry, lastModified })).toBe(true);
    expect(after.entryOf('b')?.leftAt).toBe(entry.leftAt);
    expect([after.isOwed('a'), after.isOwed('owed by 1')]).toEqual([false, false]);
  });

  it('stores its state so that no cache keeps it and no browser shows it', async () => {
    const { server, place } = await startDeploys();
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const headers = {
      'content-type': 'application/octet-stream',
      'cache-control': 'private, no-store',
    };
    expect(server.bucket(BUCKET).object(STATE_KEY)?.headers).toMatchObject(headers);
    await deploy.finish([], 'complete');
    expect(server.bucket(BUCKET).object(STATE_KEY)?.headers).toMatchObject(headers);
  });

  it('has neither state nor lock where none is kept, and sends nothing', async () => {
    const { server, place } = await startDeploys();
    const none = { ...place, key: undefined };
    const state = await readDeployState(none);
    expect([state.condition, state.entryOf('a'), state.isOwed('a')]).toEqual([
      'none',
      undefined,
      false,
    ]);
    const deploy = await beginDeploy(none, state, runOf('1'));
    expect(deploy.isLocked).toBe(false);
    await deploy.finish([givenEntry('a', 1)], 'complete');
    await deploy.abandon();
    expect(server.log).toEqual([]);
  });

  it('changes nothing in a dry run, and is refused as without one', async () => {
    const { server, place } = await startDeploys();
    const dry = { ...place, store: new DryRunStore(place.store) };
    const absent = await readDeployState(dry);
    const deploy = await beginDeploy(dry, absent, runOf('1'));
    await deploy.finish([givenEntry('a', 1)], 'complete');
    expect(server.bucket(BUCKET).keys()).toEqual([]);
    await beginDeploy(place, absent, runOf('2'));
    await expect(beginDeploy(dry, absent, runOf('3'))).rejects.toMatchObject({
      code: 'DeployInProgress',
    });
    const state = await readDeployState(place);
    const later = { ...runOf('3'), now: new Date(Date.now() + 2 * MARK_COUNTS_FOR) };
    await beginDeploy(dry, state, later);
    expect((await readDeployState(place)).content.lock).toEqual({ run: '2', attempt: 1 });
  });

  it.each([
    ['damaged', Buffer.from('what is this?')],
    ['foreign', encodeState(cleanState([]), { bucket: 'elsewhere', prefix: '' })],
    ['newer', newerState()],
  ])('replaces a state that is %s', async (condition, bytes) => {
    const { server, place } = await startDeploys();
    server.bucket(BUCKET).seed(STATE_KEY, bytes);
    const state = await readDeployState(place);
    expect(state.condition).toBe(condition);
    expect(state.entryOf('a')).toBeUndefined();
    const deploy = await beginDeploy(place, state, runOf('1'));
    await deploy.finish([givenEntry('a', 1)], 'complete');
    expect((await readDeployState(place)).condition).toBe('clean');
  });

  it('fails when its state may not be read', async () => {
    const { server, place } = await startDeploys();
    server.onRequest = () => ({ kind: 'status', status: 403, code: 'AccessDenied', message: 'no' });
    await expect(readDeployState(place)).rejects.toMatchObject({ code: 'AccessDenied' });
  });
});

describe('a deploy that ended in the middle', () => {
  it('lets the next one begin at once when it says so, and leaves its debts', async () => {
    const { place } = await startDeploys([givenEntry('left', 3), givenEntry('a', 1)]);
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    await first.abandon();
    const state = await readDeployState(place);
    expect(state.condition).toBe('unfinished');
    expect(state.entryOf('a')).toBeUndefined();
    expect(state.entryOf('left')?.leftAt).toBe(givenEntry('left', 3)[1].leftAt);
    expect([state.isOwed('owed by 1'), state.isOwed('a')]).toEqual([true, false]);
    await (await beginDeploy(place, state, runOf('2'))).abandon();
    const both = await readDeployState(place);
    expect([both.isOwed('owed by 1'), both.isOwed('owed by 2')]).toEqual([true, true]);
    await (await beginDeploy(place, both, runOf('3'))).finish([], 'complete');
    expect((await readDeployState(place)).isOwed('owed by 1')).toBe(false);
  });

  it('leaves the mark of who came after it alone', async () => {
    const { place } = await startDeploys();
    const first = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const later = { ...runOf('2'), now: new Date(Date.now() + 2 * MARK_COUNTS_FOR) };
    await beginDeploy(place, await readDeployState(place), later);
    await first.abandon();
    expect((await readDeployState(place)).content.lock).toEqual({ run: '2', attempt: 1 });
  });
});

it.each(['complete', 'failed'] as const)(
  'a deploy that is %s leaves what it found unchanged, and what it changed',
  async (ending) => {
    const { place } = await startDeploys();
    const unchanged = Array.from({ length: 1_000 }, (_, n) => givenEntry(`file ${n}`, n));
    const run = { ...runOf('1'), unchanged: () => unchanged };
    const deploy = await beginDeploy(place, await readDeployState(place), run);
    const changed = [givenEntry('changed', 1)];
    await deploy.finish(changed, ending);
    const state = await readDeployState(place);
    const isKnown = (key: string, entry: StateEntry) =>
      state.entryOf(key)?.hasContent(entry.content) === true;
    const all = [...unchanged, ...changed];
    expect(all.filter(([key, entry]) => !isKnown(key, entry))).toEqual([]);
    expect(state.owed).toBe(ending === 'failed' ? 1 : 0);
  },
);

it('a deploy whose entries can not be had fails when it ends, and not before', async () => {
  const { place } = await startDeploys();
  const unchanged = () => {
    throw new RangeError('no entries');
  };
  const entries = { [Symbol.iterator]: unchanged };
  const run = { ...runOf('1'), unchanged: () => entries };
  const deploy = await beginDeploy(place, await readDeployState(place), run);
  await expect(deploy.finish([], 'complete')).rejects.toThrow('no entries');
});

describe('the store of a deploy', () => {
  it('may tell of an ETag and size that another key has', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const place = { store, bucket: BUCKET, prefix: '', key: STATE_KEY };
    const content = contentOf('x');
    await store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    const { objects } = await store.list({ bucket: BUCKET, prefix: 'a' });
    await deploy.finish(
      objects.map(({ key, etag, size }) => [key, { etag, size, content: '', headers: '' }]),
      'complete',
    );
    const state = await readDeployState(place);
    expect(objects.map((object) => state.entryOf(object.key)?.isOf(object))).toEqual([true]);
  });
});
