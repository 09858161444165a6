import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import { contentOf } from '../../src/core/items.ts';
import type { PutRequest, PutResult, StoredObject } from '../../src/object-store/object-store.ts';
import { PART_SIZE } from '../../src/object-store/part-sizes.ts';
import { IfExistsStore } from '../../src/transfer/if-exists.ts';
import { MemoryStore } from '../support/memory-store.ts';

const EVERY = [
  'honored',
  'ignored',
  'refused',
  'named',
  'ignored in parts',
  'refused in parts',
] as const;

type Conditions = (typeof EVERY)[number];

const REFUSALS = {
  refused: new StoreError('NotImplemented', 'not implemented', { status: 501 }),
  named: new StoreError('InvalidArgument', 'unknown header If-None-Match', { status: 400 }),
};

/** A store whose requests are recorded, each with how it is answered to. */
class ConditionalStore extends MemoryStore {
  readonly calls: string[] = [];
  conditions: Conditions = 'honored';
  isDocumented = false;
  /** What a call answers in place of its own answer, after it was performed. */
  readonly answers = new Map<string, StoreError>();
  onCall: (call: string) => void | Promise<void> = () => undefined;

  documentsConditions(): Promise<boolean> {
    return Promise.resolve(this.isDocumented);
  }

  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const { ifNoneMatch, probe, content, ...rest } = request;
    const isInParts = probe === 'part' || (content.size ?? Infinity) > PART_SIZE;
    const how = `${isInParts ? 'parts' : 'put'}${ifNoneMatch === undefined ? '' : '?'}`;
    const { conditions } = this;
    const isIgnored = conditions === 'ignored' || (isInParts && conditions === 'ignored in parts');
    return this.#answer(`${how} ${request.key}${probe === undefined ? '' : ' again'}`, async () => {
      signal?.throwIfAborted();
      const isRefused =
        conditions === 'refused' || (isInParts && conditions === 'refused in parts');
      if (ifNoneMatch && isRefused) throw REFUSALS.refused;
      if (ifNoneMatch && conditions === 'named') throw REFUSALS.named;
      const condition = !isIgnored && ifNoneMatch && { ifNoneMatch };
      const stored = await super.put({ ...rest, content, ...condition }, signal);
      request.onBytes?.(content.size ?? 0);
      return probe === undefined ? stored : { etag: `"of the ${probe} again"` };
    });
  }

  override head(request: { bucket: string; key: string }): Promise<StoredObject | undefined> {
    return this.#answer(`head ${request.key}`, () => super.head(request));
  }

  async #answer<Result>(call: string, perform: () => Promise<Result>): Promise<Result> {
    this.calls.push(call);
    await this.onCall(call);
    const result = await perform();
    const answer = this.answers.get(call);
    if (answer !== undefined) throw answer;
    return result;
  }

  textOf(key: string): string | undefined {
    const bytes = this.objects.get(`b/${key}`);
    return bytes && new TextDecoder().decode(bytes);
  }
}

const LARGE = 'x'.repeat(PART_SIZE + 1);

function storeOver(conditions: Conditions, existing: readonly string[] = []) {
  const inner = new ConditionalStore();
  inner.conditions = conditions;
  for (const key of existing) inner.objects.set(`b/${key}`, new TextEncoder().encode('old'));
  return inner;
}

async function put(
  inner: ConditionalStore,
  files: Readonly<Record<string, string>>,
  signal?: AbortSignal,
) {
  const warnings: string[] = [];
  const store = new IfExistsStore(inner, {
    hasLarge: Object.values(files).some((text) => text.length > PART_SIZE),
    warn: (message) => void warnings.push(message),
  });
  const results = await Promise.all(
    Object.entries(files).map(([key, text]) =>
      store
        .put({ bucket: 'b', key, content: contentOf(text), headers: {}, ifNoneMatch: '*' }, signal)
        .then(
          ({ etag }) => etag,
          (thrown: unknown) => (thrown instanceof StoreError ? thrown.code : 'another error'),
        ),
    ),
  );
  const again = inner.calls.filter((call) => call.endsWith('again'));
  return { results, warnings, again, calls: inner.calls };
}

describe('hazard 74: an object that exists', () => {
  it.each(EVERY)('keeps its bytes where the condition is %s, whatever its place', async (kind) => {
    for (const old of ['a', 'b', 'c', 'large']) {
      const inner = storeOver(kind, [old]);
      const files = { a: 'new', b: 'new', c: 'new', large: LARGE };
      const { results } = await put(inner, files);
      expect(inner.textOf(old)).toBe('old');
      expect(inner.textOf('a') === 'new').toBe(old !== 'a');
      expect(results.map((result) => result === 'PreconditionFailed')).toEqual(
        Object.keys(files).map((key) => key === old),
      );
    }
  });

  it.each(EVERY)('is only asked for where all exist: %s', async (kind) => {
    const inner = storeOver(kind, ['a', 'b', 'large']);
    const { calls, results } = await put(inner, { a: 'new', b: 'new', large: LARGE });
    expect(calls.filter((call) => !call.startsWith('head'))).toEqual([]);
    expect(new Set(results)).toEqual(new Set(['PreconditionFailed']));
  });

  it('that another client stores after the HEAD is kept, and proves the condition', async () => {
    const inner = storeOver('honored');
    inner.onCall = (call) => {
      if (call === 'put? a') inner.objects.set('b/a', new TextEncoder().encode('theirs'));
    };
    const { results, calls } = await put(inner, { a: 'new', b: 'new' });
    expect(results).toEqual(['PreconditionFailed', '"3"']);
    expect(inner.textOf('a')).toBe('theirs');
    expect(calls).toEqual(['head a', 'head b', 'put? a', 'put? b']);
  });

  it.each(['ignored', 'refused'] as const)(
    'since the HEAD of an object that waits is kept: %s',
    async (kind) => {
      const inner = storeOver(kind);
      inner.onCall = (call) => {
        if (call === 'put? a') inner.objects.set('b/b', new TextEncoder().encode('theirs'));
      };
      const { results } = await put(inner, { a: 'new', b: 'new' });
      expect(results[1]).toBe('PreconditionFailed');
      expect(inner.textOf('b')).toBe('theirs');
    },
  );
});

describe('hazard 74: an object that another client stores', () => {
  it('while it waits for its turn to prove the condition is kept', async () => {
    const inner = storeOver('ignored');
    inner.answers.set('put? a', new StoreError('AccessDenied', 'no', { status: 403 }));
    inner.onCall = (call) => {
      if (call === 'put? a') inner.objects.set('b/b', new TextEncoder().encode('theirs'));
    };
    const { results } = await put(inner, { a: 'new', b: 'new', c: 'new' });
    expect(results).toEqual(['AccessDenied', 'PreconditionFailed', '"of the body again"']);
    expect(inner.textOf('b')).toBe('theirs');
  });
});

describe('the proof of the condition', () => {
  it('takes one request more, before which no other object is sent', async () => {
    const inner = storeOver('honored');
    const { calls, warnings, results } = await put(inner, { a: 'a', b: 'bb', c: 'ccc' });
    expect(calls).toEqual([
      'head a',
      'head b',
      'head c',
      'put? a',
      'put? a again',
      'put? b',
      'put? c',
    ]);
    expect(results).toEqual(['"1"', '"2"', '"3"']);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['ignored', 'it ignores the condition', '?'],
    ['refused', 'it does not support the condition', ''],
    ['named', 'it does not support the condition', ''],
  ] as const)('fails where it is %s: a HEAD before each object', async (kind, reason, sent) => {
    const inner = storeOver(kind);
    const { calls, warnings } = await put(inner, { a: 'a', b: 'b', large: LARGE });
    const after = calls.slice(calls.lastIndexOf('head b'));
    expect(after.filter((call) => / (b|large)$/.test(call)).sort()).toEqual([
      'head b',
      'head large',
      `parts${sent} large`,
      `put${sent} b`,
    ]);
    expect(after.indexOf('head large')).toBeLessThan(after.indexOf(`parts${sent} large`));
    expect(warnings).toEqual([expect.stringContaining(reason)]);
    expect(calls.filter((call) => call === 'put? b' && kind !== 'ignored')).toEqual([]);
  });

  it('that the store documents is not asked for', async () => {
    const inner = storeOver('honored', ['a']);
    inner.isDocumented = true;
    const { calls, results } = await put(inner, { a: 'new', b: 'new', large: LARGE });
    expect(calls).toEqual(['put? a', 'put? b', 'parts? large']);
    expect(results[0]).toBe('PreconditionFailed');
  });

  it('is left to the next object when the first one fails', async () => {
    const inner = storeOver('honored');
    inner.answers.set('put? a', new StoreError('AccessDenied', 'no', { status: 403 }));
    const { results, again } = await put(inner, { a: 'a', b: 'b', c: 'c' });
    expect(results).toEqual(['AccessDenied', '"1"', '"1"']);
    expect(again).toEqual(['put? b again']);
  });

  it.each([
    ['honored', '"1"'],
    ['ignored', '"of the body again"'],
    ['ignored in parts', '"of the part again"'],
    ['refused in parts', '"1"'],
  ] as const)('gives the facts of what is there then: %s', async (kind, expected) => {
    const { results } = await put(storeOver(kind), { a: 'x', b: 'x', large: LARGE });
    expect(results).toEqual([expected, '"1"', `"${PART_SIZE + 1}"`]);
  });

  it.each(EVERY)('is no progress of the upload: %s', async (kind) => {
    const store = new IfExistsStore(storeOver(kind), { hasLarge: true, warn: () => undefined });
    let bytes = 0;
    const content = contentOf('1234');
    const request = { bucket: 'b', key: 'a', content, headers: {}, ifNoneMatch: '*' } as const;
    await store.put({ ...request, onBytes: (count) => (bytes += count) });
    expect(bytes).toBe(4);
  });

  it.each([
    ['upload', 'honored'],
    ['probe', 'honored'],
    ['probe', 'ignored'],
  ] as const)(
    'is left to the next object, eight times at most, when a %s says nothing: %s',
    async (what, kind) => {
      const inner = storeOver(kind);
      const refused = what === 'probe' ? /^put\? . again$/ : /^put\? [a-h]$/;
      inner.onCall = (call) => {
        if (refused.test(call)) throw new StoreError('AccessDenied', 'no', { status: 403 });
      };
      const keys = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
      const files = Object.fromEntries(keys.map((key) => [key, 'x']));
      const { results, again, warnings, calls } = await put(inner, files);
      expect(results.slice(0, 8)).toEqual(
        new Array(8).fill(what === 'probe' ? '"1"' : 'AccessDenied'),
      );
      expect(results[8]).toBe('"1"');
      expect(again).toHaveLength(what === 'probe' ? 8 : 0);
      expect(warnings).toEqual([expect.stringContaining('nothing proves that it honors')]);
      expect(calls.slice(-2)).toEqual(['head i', 'put? i']);
    },
  );

  it('is not decided by a refusal that is about something else', async () => {
    const inner = storeOver('honored');
    const refusal = new StoreError('NotImplemented', 'x-amz-acl', { status: 501 });
    inner.answers.set('put? a', refusal);
    inner.onCall = (call) => {
      if (call === 'put a' || call === 'put? a') throw refusal;
    };
    const { results, warnings, again } = await put(inner, { a: 'a', b: 'b' });
    expect(results).toEqual(['NotImplemented', '"1"']);
    expect(again).toEqual(['put? b again']);
    expect(warnings).toEqual([]);
  });

  it('leaves what was stored before it was canceled as stored', async () => {
    const inner = storeOver('ignored');
    const controller = new AbortController();
    inner.onCall = (call) => {
      if (call === 'put? a again') controller.abort(new StoreError('RequestCanceled', 'canceled'));
    };
    const others = ['b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'];
    const files = Object.fromEntries(['a', ...others].map((key) => [key, 'x']));
    const { results, warnings } = await put(inner, files, controller.signal);
    expect(results).toEqual(['"1"', ...others.map(() => 'RequestCanceled')]);
    expect([...inner.objects.keys()]).toEqual(['b/a']);
    expect(warnings).toEqual([]);
  });

  it('is not missed where a large object waits for it in a run that is canceled', async () => {
    const inner = storeOver('honored');
    const controller = new AbortController();
    inner.onCall = (call) => {
      if (call !== 'put? a') return;
      controller.abort(new StoreError('RequestCanceled', 'canceled'));
      throw new StoreError('RequestCanceled', 'canceled');
    };
    const { results, warnings, calls } = await put(
      inner,
      { a: 'a', large: LARGE },
      controller.signal,
    );
    expect(results).toEqual(['RequestCanceled', 'RequestCanceled']);
    expect(warnings).toEqual([]);
    expect(calls).toEqual(['head a', 'head large', 'put? a']);
  });

  it('says which rights the question needs', async () => {
    const inner = storeOver('ignored', ['a']);
    inner.answers.set('head b', new StoreError('Forbidden', 'Forbidden', { status: 403 }));
    inner.list = () => Promise.reject(new StoreError('AccessDenied', 'no', { status: 403 }));
    const store = new IfExistsStore(inner, { hasLarge: false, warn: () => undefined });
    const request = {
      bucket: 'b',
      content: contentOf('x'),
      headers: {},
      ifNoneMatch: '*',
    } as const;
    await expect(store.put({ ...request, key: 'b' })).rejects.toMatchObject({
      code: 'AccessDenied',
      message: expect.stringMatching(/"if-exists".* s3:GetObject .* s3:ListBucket/) as string,
    });
    expect(inner.textOf('b')).toBeUndefined();
  });

  it('asks a listing where a HEAD is refused, as for an absent key without s3:ListBucket', async () => {
    const inner = storeOver('ignored', ['a']);
    const refusal = new StoreError('Forbidden', 'Forbidden', { status: 403 });
    for (const key of ['a', 'b']) inner.answers.set(`head ${key}`, refusal);
    const { results } = await put(inner, { a: 'new', b: 'new' });
    expect(results[0]).toBe('PreconditionFailed');
    expect([inner.textOf('a'), inner.textOf('b')]).toEqual(['old', 'new']);
  });
});

describe('the proof of the condition of large objects', () => {
  it('is a small object that was stored, sent again in one part', async () => {
    const inner = storeOver('honored');
    const { calls, warnings } = await put(inner, { large: LARGE, empty: '', a: 'a', b: 'b' });
    expect(calls.filter((call) => !call.startsWith('head'))).toEqual([
      'put? empty',
      'put? empty again',
      'put? a',
      'put? b',
      'parts? a again',
      'parts? large',
    ]);
    expect(warnings).toEqual([]);
  });

  it.each([
    ['ignored', '?'],
    ['refused', ''],
  ] as const)(
    'fails where it is %s: HEADs of large ones, and none of small ones',
    async (how, sent) => {
      const inner = storeOver(`${how} in parts`);
      const { calls, warnings } = await put(inner, { a: 'a', large: LARGE, b: 'b' });
      expect(inner.textOf('a')).toBe('a');
      const after = calls.slice(calls.indexOf('parts? a again') + 1);
      expect(after).toEqual(['put? b', 'head large', `parts${sent} large`]);
      expect(warnings).toEqual([expect.stringContaining('for objects of more than 8.0 MiB')]);
    },
  );

  it('is not there without a small object: a HEAD before each of them', async () => {
    const inner = storeOver('honored', ['a']);
    const { calls, warnings, results } = await put(inner, { a: 'a', large: LARGE });
    expect(results).toEqual(['PreconditionFailed', `"${PART_SIZE + 1}"`]);
    expect(calls.slice(-2)).toEqual(['head large', 'parts? large']);
    expect(warnings).toEqual([expect.stringContaining('nothing proves that it honors')]);
  });

  it('is not asked for without large objects', async () => {
    const { again } = await put(storeOver('honored'), { a: 'a', b: 'b' });
    expect(again).toEqual(['put? a again']);
  });
});
