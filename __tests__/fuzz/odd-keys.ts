import { contentOf } from '../../src/core/items.ts';
import type { ObjectStore } from '../../src/object-store/object-store.ts';
import type { Chance } from './chance.ts';
import type { SentAnswer } from './hostile-wire.ts';
import { ABSENT, BUCKET, PREFIX, proveETag, question, type Question } from './questions.ts';
import type { Encoding, Naming } from './store-answers.ts';
import { must } from './topic.ts';

/** Keys that a URL may lose a part of, and their harmless neighbors. */
const ODD = [
  ...['.', '..', './a', '../a', 'a/..', 'a/.', 'a/./b', 'a/../b', '../../other/x', 'a/../..'],
  ...['%2e%2e/a', '%2E/a', '..%2fa', 'a%2f..', 'a\\..\\b', '..\\a', 'a//b', '/', '//..'],
  ...['...', '.a', 'a..', 'a..b', 'a b', 'a+b', 'a%20b', '?acl', '#', '\u0001', '\u2028', 'é'],
];

const keyOf = (chance: Chance) => (chance.is(0.8) ? PREFIX : '') + chance.of(ODD);
const place = (chance: Chance) => ({ bucket: BUCKET, key: keyOf(chance) });

/** Throws a Finding when a request could be shortened to one about another object or the bucket. */
export function proveTargets(sent: readonly SentAnswer[], about: () => string): void {
  for (const { request } of sent) {
    const { method, target } = request;
    const [path = ''] = target.split('?');
    const segments = path.split('/').flatMap((segment) => decodedFully(segment).split(/[/\\]/));
    must(
      !segments.some((segment) => segment === '.' || segment === '..'),
      () => `${method} ${target} could be shortened: ${about()}`,
    );
    const isOfBucket = segments.filter((segment) => segment !== '').length < 2;
    must(
      !isOfBucket || !['PUT', 'DELETE'].includes(method),
      () => `${method} ${target} is about the bucket: ${about()}`,
    );
  }
}

function decodedFully(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

function asking<Result>(
  name: string,
  ask: (store: ObjectStore, chance: Chance) => Promise<Result>,
  prove: Parameters<typeof question<Result>>[2] = () => undefined,
): Question {
  return question(name, ask, prove, undefined, { isRefusable: true });
}

const requests: readonly Question[] = [
  asking(
    'put under an odd key',
    (store, chance) =>
      store.put({ ...place(chance), content: contentOf(Buffer.from('content')), headers: {} }),
    ({ etag }, evidence, told) => {
      proveETag(etag, evidence, told);
    },
  ),
  asking(
    'head of an odd key',
    async (store, chance) => (await store.head(place(chance))) ?? ABSENT,
  ),
  asking(
    'copy between odd keys',
    (store, chance) => store.copy({ ...place(chance), source: place(chance), headers: {} }),
    ({ etag }, evidence, told) => {
      proveETag(etag, evidence, told);
    },
  ),
  asking('grants of an odd key', (store, chance) => store.grants(place(chance))),
  asking('abort an upload to an odd key', (store, chance) =>
    store.abortUpload({ ...place(chance), uploadId: 'upload-1' }),
  ),
  asking(
    'deleteMany of odd keys',
    async (store, chance) => {
      const objects = Array.from({ length: 1 + chance.below(4) }, () => ({ key: keyOf(chance) }));
      const results = await store.deleteMany({ bucket: BUCKET, objects });
      const errors = results.flatMap((result) => ('error' in result ? [result.error] : []));
      if (errors[0] !== undefined && errors.length === results.length) throw errors[0];
      return { objects, results };
    },
    ({ objects, results }, evidence, { about }) => {
      must(results.length === objects.length, () => `a key without a result: ${about()}`);
      const deleted = evidence.textsWithin('Deleted', 'Key');
      objects.forEach(({ key }, index) => {
        const result = results[index];
        if (result === undefined || 'error' in result) return;
        const isSingle = evidence.sent.some(({ request }) => request.method === 'DELETE');
        must(deleted.has(key) || isSingle, () => `${key} counts as deleted: ${about()}`);
      });
    },
  ),
];

const NAMES = ['a b', 'a+b', 'a%20b', 'a%2Bb', '100%', 'x', 'y/z', 'ü', 'c++', '%41', 'A', '%'];

/** With `+` for a space, as S3 encodes. */
const encoded = (key: string) =>
  encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');

/** Stores that encode listings, or claim to: what each of them really has is never in doubt. */
export const ENCODINGS: readonly Encoding[] = [
  { isClaimed: (isAsked) => isAsked, write: (key, isAsked) => (isAsked ? encoded(key) : key) },
  {
    isClaimed: (isAsked) => isAsked,
    write: (key, isAsked) => (isAsked ? encodeURIComponent(key).replaceAll('%2F', '/') : key),
  },
  { isClaimed: () => false, write: (key) => key },
  { isClaimed: (isAsked) => isAsked, write: (key) => key },
  { isClaimed: () => true, write: (key) => key },
  {
    isClaimed: (isAsked) => isAsked,
    write: (key, isAsked) => (isAsked ? key.replaceAll(' ', '+') : key),
  },
  {
    isClaimed: (isAsked) => isAsked,
    write: (key, isAsked) => (isAsked ? key.replaceAll('+', '%2B') : key),
  },
];

function oddNaming(chance: Chance, encoding: Encoding): Naming {
  const names = NAMES.filter(() => chance.is(0.4)).toSorted((a, b) =>
    Buffer.compare(Buffer.from(a), Buffer.from(b)),
  );
  return { ...encoding, names: names.length === 0 ? ['x'] : names };
}

type Listed = readonly { readonly key: string }[];

function listing(name: string, list: (store: ObjectStore) => Promise<Listed>): Question {
  let naming: Naming | undefined;
  return question(
    name,
    async (store) => ({ keys: (await list(store)).map(({ key }) => key), naming }),
    ({ keys, naming: asked }, _, { kind, about }) => {
      if (!['nothing', 'framing', 'splice', 'informational'].includes(kind)) return;
      const there = asked?.names.map((one) => PREFIX + one) ?? [];
      const isSame = JSON.stringify(keys.toSorted()) === JSON.stringify(there.toSorted());
      must(isSame, () => `lists ${JSON.stringify(keys)}: ${about()}`);
    },
    undefined,
    { isRefusable: true, naming: (chance, encoding) => (naming = oddNaming(chance, encoding)) },
  );
}

const at = { bucket: BUCKET, prefix: PREFIX };
const listings: readonly Question[] = [
  listing('list names that an encoding changes', async (store) => (await store.list(at)).objects),
  listing('list versions of such names', async (store) => (await store.listVersions(at)).versions),
  listing('list uploads to such names', async (store) => (await store.listUploads(at)).uploads),
];

export const ODD_QUESTIONS = [...requests, ...listings];
