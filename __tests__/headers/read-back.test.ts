import { describe, expect, it } from 'vitest';
import { messageOf, StoreError } from '../../src/core/errors.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import { createReadBacks, type ReadBack } from '../../src/headers/read-back.ts';
import type { ObjectRequest } from '../../src/object-store/object-store.ts';
import { MemoryStore } from '../support/memory-store.ts';

type Answer = ObjectHeaders | Error;

const PUBLIC: ObjectHeaders = { 'x-amz-acl': 'public-read' };
const refused = (code: string, status?: number, scope?: 'batch' | 'bucket') =>
  new StoreError(code, 'no', {
    ...(status !== undefined && { status }),
    ...(scope !== undefined && { scope }),
  });

/** A store that answers about ACLs and tags as it is told, and notes what it was asked. */
class AskedStore extends MemoryStore {
  readonly asked: string[] = [];
  most = 0;
  answer: (key: string) => Answer = () => ({});

  override grants({ key }: ObjectRequest = { bucket: '', key: '' }): Promise<ObjectHeaders> {
    return this.#answered(key);
  }

  override tags({ key }: ObjectRequest = { bucket: '', key: '' }): Promise<ObjectHeaders> {
    return this.#answered(key);
  }

  async #answered(key: string): Promise<ObjectHeaders> {
    this.asked.push(key);
    this.running += 1;
    this.most = Math.max(this.most, this.running);
    await Promise.resolve();
    this.running -= 1;
    const answer = this.answer(key);
    if (answer instanceof Error) throw answer;
    return answer;
  }
}

const KEYS = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What is read of six objects at once, in the order of their keys. */
async function readAll(
  answer: (key: string) => Answer,
  group: 'acl' | 'tags' = 'acl',
  signal = new AbortController().signal,
) {
  const store = new AskedStore();
  store.answer = answer;
  const readBacks = createReadBacks(store);
  const read = KEYS.map((key) => readBacks.read(group, { bucket: 'b', key }, signal));
  const found = await Promise.allSettled(read);
  return {
    store,
    readBacks,
    found: found.map((one): unknown =>
      one.status === 'fulfilled' ? one.value : messageOf(one.reason),
    ),
  };
}

const all = (found: ReadBack) => KEYS.map(() => found);

describe('hazard 72: what can not be read back', () => {
  it.each([
    ['NotImplemented', 501],
    ['MethodNotAllowed', 405],
    ['Http501', 501],
    ['NotFromStore', 405],
    ['UnprovenAnswer', undefined],
  ])('is asked once when the answer holds for the store: %s (%s)', async (code, status) => {
    const { store, found, readBacks } = await readAll(() => refused(code, status));
    expect([found, store.asked]).toEqual([all('unsupported'), ['a']]);
    expect([...readBacks.codesOf('acl')]).toEqual([code]);
    expect([...readBacks.codesOf('tags')]).toEqual([]);
  });

  it.each([
    ['AccessDenied', 403, 'refused'],
    ['Forbidden', 403, 'refused'],
    ['InternalError', 500, 'refused'],
    ['SlowDown', 503, 'refused'],
    ['TooManyRequests', 429, 'refused'],
    ['Http408', 408, 'refused'],
    ['ECONNRESET', undefined, 'refused'],
    ['InvalidArgument', 400, 'unsupported'],
    ['ConditionNotMet', 412, 'unsupported'],
    ['NotFromStore', 403, 'unsupported'],
  ] as const)('is asked of three objects, one after the other: %s', async (code, status, end) => {
    const { store, found } = await readAll(() => refused(code, status));
    expect([found, store.asked, store.most]).toEqual([all(end), ['a', 'b', 'c'], 1]);
  });

  it('is asked of each object, and of several at once, after one answer', async () => {
    const answer = (key: string) => (key === 'b' ? PUBLIC : refused('AccessDenied', 403));
    const { store, found } = await readAll(answer);
    expect(found).toEqual(KEYS.map((key) => (key === 'b' ? PUBLIC : 'refused')));
    expect([store.asked, store.most]).toEqual([KEYS, 4]);
  });

  it('is asked of each object after an ACL that no header can express', async () => {
    const { store, found } = await readAll(() => refused('UnknownGrant'));
    expect([found, store.asked]).toEqual([all('refused'), KEYS]);
  });

  it('is asked of each object although one does not exist any more', async () => {
    const { found } = await readAll((key) => (key < 'e' ? refused('NoSuchKey', 404) : PUBLIC));
    expect(found).toEqual(['gone', 'gone', 'gone', 'gone', PUBLIC, PUBLIC]);
  });

  it('is nothing where a store has an error for the lack of tags', async () => {
    const { found } = await readAll(() => refused('NoSuchTagSet', 404), 'tags');
    expect(found).toEqual(all({}));
  });

  it.each([
    refused('ExpiredToken', 400, 'batch'),
    refused('NoSuchBucket', 404, 'bucket'),
    new Error('no error of the store'),
  ])('stops the work where any other request would fail too: %s', async (error) => {
    const { found } = await readAll(() => error);
    expect(found).toEqual(KEYS.map(() => error.message));
  });

  it('stops with the run', async () => {
    const { found } = await readAll(() => refused('RequestCanceled'), 'acl', AbortSignal.abort());
    expect(found).toEqual(KEYS.map(() => 'no'));
  });
});
