import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type { DeleteItem } from '../../src/core/items.ts';
import {
  type ConditionalResult,
  createDeleteConditions,
  type DeleteCondition,
} from '../../src/object-store/delete-condition.ts';
import type { DeleteResult, ObjectVersion } from '../../src/object-store/object-store.ts';

type Answer = DeleteResult | undefined;

/** A store of keys and their ETags, which answers as S3 does where a test says nothing else. */
class Model {
  readonly objects = new Map<string, string>();
  /** Each request's keys, with a `?` behind those that had an impossible ETag, a `=` another. */
  readonly requests: string[] = [];
  readonly heads: string[] = [];
  /** Decides first; undefined: as S3 does. */
  rule: (object: ObjectVersion) => Answer = () => undefined;
  /** Comes before each request, and may throw for it. */
  before: (objects: readonly ObjectVersion[]) => Promise<void> | void = () => undefined;

  constructor(keys: readonly string[]) {
    for (const key of keys) this.objects.set(key, `"etag of ${key}"`);
  }

  send = async (objects: readonly ObjectVersion[]): Promise<readonly DeleteResult[]> => {
    this.requests.push(objects.map(shown).join(' '));
    await this.before(objects);
    return objects.map((object) => this.rule(object) ?? this.#answer(object));
  };

  #answer({ key, ifMatch }: ObjectVersion): DeleteResult {
    const etag = this.objects.get(key);
    if (ifMatch !== undefined && etag === undefined) return refused('NoSuchKey');
    if (ifMatch !== undefined && etag !== ifMatch) return refused('PreconditionFailed');
    this.objects.delete(key);
    return { attempts: 1 };
  }
}

function shown({ key, ifMatch }: ObjectVersion): string {
  if (ifMatch === undefined) return key;
  return /^"0{32}"$/.test(ifMatch) ? `${key}?` : `${key}=`;
}

function refused(code: string, message = 'no', attempts = 1): { error: StoreError } {
  return { error: new StoreError(code, message, { attempts }) };
}

function itemOf(key: string, etag = `"etag of ${key}"`): DeleteItem {
  return { bucket: 'b', key, listed: { etag, size: 1, lastModified: new Date(0) } };
}

function runOn(store: Model, condition: DeleteCondition = 'auto') {
  const events: string[] = [];
  const conditions = createDeleteConditions(condition, (event) => {
    events.push(event.kind === 'info' ? `info ${event.message}` : event.messages.join());
  });
  const items = (keys: readonly (string | DeleteItem)[]) =>
    keys.map((key) => (typeof key === 'string' ? itemOf(key) : key));
  const deletes = async (...keys: (string | DeleteItem)[]): Promise<string[]> => {
    const results = await conditions?.deleteBatch({
      items: items(keys),
      send: store.send,
      currentETag: ({ key }) => {
        store.heads.push(key);
        return Promise.resolve(store.objects.get(key));
      },
    });
    return (results ?? []).map(wordOf);
  };
  return { events, deletes, assertHonored: () => conditions?.assertHonored() };
}

function wordOf(result: ConditionalResult): string {
  if ('skipped' in result) return result.skipped;
  return 'error' in result ? result.error.code : 'done';
}

const IGNORED: Answer = { attempts: 1 };
const ignoring = (store: Model) => {
  store.rule = ({ key }) => {
    store.objects.delete(key);
    return IGNORED;
  };
};

describe('the condition of deletes', () => {
  it('is not there for none', () => {
    expect(createDeleteConditions('none', undefined)).toBeUndefined();
  });

  it.each(['auto', 'etag'] as const)(
    'hazard 18: with %s, keeps what has another ETag, where the store honors conditions',
    async (condition) => {
      const store = new Model(['a', 'b', 'c']);
      const { deletes, events, assertHonored } = runOn(store, condition);
      store.objects.set('b', '"other"');
      store.objects.delete('c');
      expect(await deletes('a', 'b', 'c')).toEqual(['done', 'changed', 'gone']);
      expect(store.requests).toEqual(['a?', 'a= b= c=']);
      expect([...store.objects.keys()]).toEqual(['b']);
      expect(events).toEqual([]);
      assertHonored();
    },
  );

  it('proves it once for all batches, which wait for the proof', async () => {
    const store = new Model(['a', 'b', 'c', 'd']);
    const { deletes } = runOn(store);
    const all = await Promise.all([deletes('a'), deletes('b', 'c'), deletes('d')]);
    expect(all.flat()).toEqual(['done', 'done', 'done', 'done']);
    expect(store.requests[0]).toBe('a?');
    expect(store.requests.slice(1).sort()).toEqual(['a=', 'b= c=', 'd=']);
  });

  it('auto goes on without conditions where the store ignores them, and says so once', async () => {
    const store = new Model(['a', 'b', 'c']);
    ignoring(store);
    const { deletes, events, assertHonored } = runOn(store);
    expect([await deletes('a', 'b'), await deletes('c')]).toEqual([['done', 'done'], ['done']]);
    expect(store.requests).toEqual(['a?', 'b', 'c']);
    expect(events).toEqual([
      'info the store ignores the condition of a delete, so an object that is replaced after it ' +
        'was listed is deleted too',
    ]);
    assertHonored();
  });

  it('etag deletes nothing more where the store ignores conditions, and fails the run', async () => {
    const store = new Model(['a', 'b', 'c']);
    ignoring(store);
    const { deletes, assertHonored } = runOn(store, 'etag');
    const both = await Promise.all([deletes('a', 'b'), deletes('c')]);
    expect(both).toEqual([['done', 'ConditionNotHonored'], ['ConditionNotHonored']]);
    expect(store.requests).toEqual(['a?']);
    expect([...store.objects.keys()]).toEqual(['b', 'c']);
    expect(assertHonored).toThrow(
      'the store ignores the condition of a delete, so nothing more was deleted: set ' +
        'delete-condition to none or auto',
    );
  });

  it.each([
    ['NotImplemented', 'no'],
    ['MalformedXML', 'no'],
    ['InvalidRequest', 'unknown element ETag'],
    ['InvalidArgument', 'If-Match is not allowed'],
  ])('is given up where the store refuses its form with %s', async (code, message) => {
    const answers = async (condition: DeleteCondition) => {
      const store = new Model(['a', 'b']);
      store.before = ([first]) => {
        if (first?.ifMatch !== undefined) throw refused(code, message).error;
      };
      const { deletes, events } = runOn(store, condition);
      return [await deletes('a', 'b'), store.requests, events.length];
    };
    expect(await answers('auto')).toEqual([['done', 'done'], ['a?', 'a b'], 1]);
    const strict = [['ConditionNotHonored', 'ConditionNotHonored'], ['a?'], 0];
    expect(await answers('etag')).toEqual(strict);
  });

  it('is no matter of an invalid request of another kind', async () => {
    const store = new Model(['a', 'b']);
    store.before = () => {
      throw refused('InvalidRequest', 'the request is too long').error;
    };
    const { deletes } = runOn(store);
    expect(await deletes('a', 'b')).toEqual(['InvalidRequest', 'InvalidRequest']);
    expect(store.requests).toEqual(['a?']);
  });

  it('is not proven by a key that is gone: asks with others, more at a time', async () => {
    const store = new Model(['e', 'f', 'g']);
    const { deletes } = runOn(store);
    const results = await deletes('a', 'b', 'c', 'd', 'e', 'f', 'g');
    expect(results).toEqual(['gone', 'gone', 'gone', 'gone', 'done', 'done', 'done']);
    expect(store.requests).toEqual(['a?', 'b? c?', 'd? e? f? g?', 'e= f= g=']);
  });

  it('counts what is deleted by a further probe as done', async () => {
    const store = new Model(['a', 'b', 'c', 'd']);
    const { deletes } = runOn(store);
    store.objects.delete('a');
    store.rule = ({ key }) => {
      if (key === 'a') return undefined;
      store.objects.delete(key);
      return IGNORED;
    };
    expect(await deletes('a', 'b', 'c', 'd')).toEqual(['gone', 'done', 'done', 'done']);
    expect(store.requests).toEqual(['a?', 'b? c?', 'd']);
  });
});

const deniesConditions = ({ ifMatch }: ObjectVersion): Answer =>
  ifMatch === undefined ? undefined : refused('AccessDenied');

describe('the condition of deletes without s3:GetObject', () => {
  it('hazard 3: auto goes on without it and warns once', async () => {
    const store = new Model(['a', 'b', 'c']);
    store.rule = deniesConditions;
    const { deletes, events } = runOn(store);
    expect([await deletes('a', 'b'), await deletes('c')]).toEqual([['done', 'done'], ['done']]);
    expect(store.requests).toEqual(['a?', 'a', 'b', 'c']);
    expect(events).toHaveLength(1);
    expect(events[0]).toMatch(/also need s3:GetObject, .* set delete-condition to none$/);
  });

  it('etag deletes nothing', async () => {
    const store = new Model(['a', 'b']);
    store.rule = deniesConditions;
    const { deletes, events } = runOn(store, 'etag');
    expect(await deletes('a', 'b')).toEqual(['AccessDenied', 'AccessDenied']);
    expect([...store.objects.keys(), ...events]).toEqual(['a', 'b']);
  });

  it('auto sends what is denied under a proven condition once more', async () => {
    const store = new Model(['a', 'b', 'c', 'd']);
    store.rule = (object) => (/[bc]/.test(object.key) ? deniesConditions(object) : undefined);
    const { deletes, events } = runOn(store);
    expect(await deletes('a', 'b', 'c', 'd')).toEqual(['done', 'done', 'done', 'done']);
    expect(store.requests).toEqual(['a?', 'a= b= c= d=', 'b c']);
    expect(events).toHaveLength(1);
  });

  it('empties a bucket whose policy demands the condition', async () => {
    const store = new Model(['a', 'b']);
    store.rule = ({ ifMatch }) => (ifMatch === undefined ? refused('AccessDenied') : undefined);
    const { deletes, events } = runOn(store);
    expect(await deletes('a', 'b')).toEqual(['done', 'done']);
    expect(events).toEqual([]);
  });

  it('gives the reason of the first refusal where that names s3:GetObject', async () => {
    const store = new Model(['a']);
    const named = 'is not authorized to perform: s3:GetObject on resource';
    store.rule = ({ ifMatch }) => refused('AccessDenied', ifMatch === undefined ? 'deny' : named);
    const messages: string[] = [];
    const conditions = createDeleteConditions('auto', undefined);
    const batch = { send: store.send, currentETag: () => Promise.resolve(undefined) };
    for (const result of (await conditions?.deleteBatch({ ...batch, items: [itemOf('a')] })) ??
      []) {
      if ('error' in result) messages.push(result.error.message);
    }
    expect(messages).toEqual([named]);
  });

  it('proves it with other keys where one may not be deleted at all', async () => {
    const store = new Model(['a', 'b', 'c']);
    store.rule = ({ key }) => (key === 'a' ? refused('AccessDenied') : undefined);
    const { deletes, events } = runOn(store);
    expect(await deletes('a', 'b', 'c')).toEqual(['AccessDenied', 'done', 'done']);
    expect(store.requests).toEqual(['a?', 'a', 'b? c?', 'b= c=']);
    expect(events).toEqual([]);
  });
});

describe('the condition of deletes, at its edges', () => {
  it.each([
    ['auto', 'done'],
    ['etag', 'NoListedETag'],
  ] as const)('with %s, an object without a listed ETag is %s', async (condition, word) => {
    const store = new Model(['a', 'b', 'c', 'd']);
    const { deletes } = runOn(store, condition);
    const bare = { bucket: 'b', key: 'd' };
    const results = await deletes(itemOf('a', ''), 'b', itemOf('c', '""'), bare);
    expect(results).toEqual([word, 'done', word, word]);
    const open = word === 'done' ? 'a b= c d' : 'b=';
    expect(store.requests).toEqual(['b?', open]);
  });

  it('asks nothing where no ETag was listed', async () => {
    const store = new Model(['a']);
    expect(await runOn(store).deletes({ bucket: 'b', key: 'a' })).toEqual(['done']);
    expect(store.requests).toEqual(['a']);
  });

  it('is proven apart for keys that XML can not hold', async () => {
    const store = new Model(['a', 'b\u0001', 'c\u0002']);
    store.rule = ({ key }) => (key.length === 2 ? IGNORED : undefined);
    const { deletes } = runOn(store);
    expect(await deletes('b\u0001', 'a', 'c\u0002')).toEqual(['done', 'done', 'done']);
    expect(store.requests).toEqual(['a?', 'a=', 'b\u0001?', 'c\u0002']);
  });

  it('takes a key that an unanswered attempt may have deleted for done', async () => {
    const store = new Model(['a', 'b', 'c']);
    store.rule = ({ key, ifMatch = '' }) => {
      if (ifMatch.startsWith('"0')) return undefined;
      return key === 'a' ? refused('NoSuchKey', 'no', 2) : undefined;
    };
    store.objects.delete('b');
    expect(await runOn(store).deletes('a', 'b')).toEqual(['done', 'gone']);
  });

  it('ends with the error of the whole run, and asks no further', async () => {
    const store = new Model(['a', 'b', 'c']);
    const thrown = new StoreError('ExpiredToken', 'over', { scope: 'batch' });
    store.before = () => {
      throw thrown;
    };
    const { deletes } = runOn(store);
    expect(await deletes('a', 'b', 'c')).toEqual(['ExpiredToken', 'ExpiredToken', 'ExpiredToken']);
    expect(store.requests).toEqual(['a?']);
  });

  it('keeps what is settled when a later request fails as a whole', async () => {
    const store = new Model(['a', 'b']);
    ignoring(store);
    store.before = ([first]) => {
      if (first?.key === 'b') throw refused('InternalError').error;
    };
    expect(await runOn(store).deletes('a', 'b')).toEqual(['done', 'InternalError']);
  });

  it('asks anew in the next batch after a probe that failed', async () => {
    const store = new Model(['a', 'b']);
    let isFirst = true;
    store.before = () => {
      const { error } = refused('InternalError');
      if (isFirst) throw ((isFirst = false), error);
    };
    const { deletes } = runOn(store);
    expect([await deletes('a'), await deletes('b')]).toEqual([['InternalError'], ['done']]);
    expect(store.requests).toEqual(['a?', 'b?', 'b=']);
  });
});

describe('a store that does not recognize its own ETags', () => {
  const blind = (store: Model) => {
    store.rule = ({ ifMatch }) =>
      ifMatch === undefined ? undefined : refused('PreconditionFailed');
  };

  it('is emptied by auto all the same', async () => {
    const store = new Model(['a', 'b', 'c']);
    blind(store);
    const { deletes, events } = runOn(store);
    expect([await deletes('a', 'b'), await deletes('c')]).toEqual([['done', 'done'], ['done']]);
    expect(store.requests).toEqual(['a?', 'a= b=', 'a b', 'c']);
    expect(store.heads).toEqual(['a']);
    expect(events).toEqual([expect.stringMatching(/^info the store does not recognize the ETag/)]);
  });

  it('fails the run with etag', async () => {
    const store = new Model(['a', 'b']);
    blind(store);
    const { deletes, assertHonored } = runOn(store, 'etag');
    expect(await deletes('a', 'b')).toEqual(['ConditionNotHonored', 'ConditionNotHonored']);
    expect(assertHonored).toThrow(/does not recognize the ETag/);
    expect(store.objects.size).toBe(2);
  });

  it('is asked about one changed object only, and about none once a delete was done', async () => {
    const store = new Model(['a', 'b', 'c', 'd']);
    for (const key of ['a', 'b', 'd']) store.objects.set(key, '"other"');
    const { deletes } = runOn(store);
    expect([await deletes('a'), await deletes('b')]).toEqual([['changed'], ['changed']]);
    expect(store.heads).toEqual(['a']);
    const other = runOn(store);
    expect(await other.deletes('c', 'd')).toEqual(['done', 'changed']);
    expect(store.heads).toEqual(['a']);
  });
});
