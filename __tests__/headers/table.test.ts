import {
  ObjectCannedACL,
  ObjectLockLegalHoldStatus,
  ObjectLockMode,
  PutObjectRequest$,
  ServerSideEncryption,
} from '@aws-sdk/client-s3';
import { NormalizedSchema } from '@smithy/core/schema';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import {
  OBJECT_HEADER_NAMES,
  OBJECT_HEADERS,
  type ObjectHeader,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../../src/core/object-headers.ts';
import { headerNameProblem } from '../../src/headers/names.ts';
import {
  headersDiffer,
  headersOfCopy,
  provesGroup,
  wantedGroups,
} from '../../src/headers/stored.ts';
import { headerValueProblem } from '../../src/headers/values.ts';
import { itemProblem } from '../../src/operations/item-problem.ts';
import type { S3Store } from '../../src/s3/store.ts';
import {
  ALL_SAMPLES,
  HEADER_SAMPLE_ENTRIES,
  HEADER_SAMPLES,
  type HeaderSample,
  TAKES_ALL_SAMPLES,
} from '../support/header-samples.ts';
import { openOn, wayOf } from '../support/open-with-client.ts';
import type { S3Server } from 's3-test-server';
import { startTestServer } from '../support/test-store.ts';

const BUCKET = 'all-headers';
const object = { bucket: BUCKET, key: 'a' };

/** Headers of a PutObject that are not stored with the object, or that this project does not take. */
const NOT_STORED =
  /^(content-(length|md5)|if-(none-)?match|x-amz-(checksum-.*|sdk-checksum-algorithm|expected-bucket-owner|request-payer|write-offset-bytes|object-lock-event-hold.*|server-side-encryption-customer-.*))$/;

/** The choices by the SDK's model; `aws:backup` and `aws:fsx` are what S3 says of its own data. */
const CHOICES: Readonly<Partial<Record<ObjectHeaderName, readonly string[]>>> = {
  'x-amz-acl': Object.values(ObjectCannedACL),
  'x-amz-object-lock-legal-hold': Object.values(ObjectLockLegalHoldStatus),
  'x-amz-object-lock-mode': Object.values(ObjectLockMode),
  'x-amz-server-side-encryption': Object.values(ServerSideEncryption).filter(
    (one) => !/^aws:(backup|fsx)$/.test(one),
  ),
  'x-amz-server-side-encryption-bucket-key-enabled': ['true', 'false'],
};

async function given(): Promise<{ server: S3Server; store: S3Store }> {
  const server = await startTestServer();
  server.createBucket(BUCKET, TAKES_ALL_SAMPLES);
  return { server, store: await openOn('wire', server) };
}

/** The members of PutObject that go in headers, by the model of the SDK. */
function modelOfPut() {
  const members = [...NormalizedSchema.of(PutObjectRequest$).structIterator()];
  return members.flatMap(([parameter, schema]) => {
    const { httpHeader } = schema.getMergedTraits();
    if (httpHeader === undefined) return [];
    const flagOrText = schema.isBooleanSchema() ? 'flag' : 'text';
    const kind = schema.isTimestampSchema() ? 'date' : flagOrText;
    return [{ name: httpHeader.toLowerCase(), parameter, kind }];
  });
}

describe('the table of headers', () => {
  it('has a row for every header that a PutObject stores, and no other', () => {
    const byName = (one: { name: string }, other: { name: string }) =>
      one.name < other.name ? -1 : 1;
    const rows = OBJECT_HEADER_NAMES.map((name) => {
      const { parameter, kind } = OBJECT_HEADERS[name];
      return { name, parameter, kind };
    });
    const stored = modelOfPut().filter(({ name }) => !NOT_STORED.test(name));
    expect(rows).toEqual(stored.sort(byName));
    expect(OBJECT_HEADER_NAMES).toEqual(Object.keys(HEADER_SAMPLES));
  });

  it('has rows that contradict neither themselves nor S3', () => {
    for (const name of OBJECT_HEADER_NAMES) {
      const { readBack, compared, isResent, values }: ObjectHeader = OBJECT_HEADERS[name];
      // What HEAD returns would otherwise be lost by a copy, and nothing would say so. A new version
      // has the lock of its bucket: that of the one before may have ended.
      const isKept = compared === 'always' || isResent || name.includes('object-lock');
      expect([name, isKept]).toEqual([name, readBack === 'head']);
      expect([name, compared === 'always' && isResent]).toEqual([name, false]);
      const choices = values === undefined ? undefined : [...values].sort();
      expect([name, choices]).toEqual([name, CHOICES[name] && [...CHOICES[name]].sort()]);
    }
  });
});

/** What the row says, in the words of the samples. */
function rowOf(name: ObjectHeaderName): string {
  const { readBack, compared, isResent } = OBJECT_HEADERS[name];
  const words = [readBack, compared === 'always' && 'always', isResent && 'resent'];
  return words.filter(Boolean).join(' ');
}

/** What is seen of a header that was put: where it is read back, and what follows from it. */
async function seenOf(name: ObjectHeaderName, { other }: HeaderSample, server: S3Server) {
  const store = await openOn('wire', server);
  const { headers = {} } = (await store.head(object)) ?? {};
  const grants = await store.grants(object);
  const tags = await store.tags(object);
  const before = server.bucket(BUCKET).object('a');
  await store.copy({ ...object, source: object, headers: headersOfCopy({}, headers) });
  const copy = server.bucket(BUCKET).object('a');
  const isTag = Object.keys(before?.tags ?? {}).length > 0;
  if (isTag) expect(copy?.tags).toEqual(before?.tags);
  const readBack = [name in headers && 'head', name in grants && 'acl', isTag && 'tags'];
  const wanted = { ...headers, [name]: other };
  const isResent = name in headers && copy?.headers[name] === headers[name];
  return {
    is: [
      readBack.filter(Boolean).join(' and ') || 'none',
      headersDiffer(wanted, headers) && 'always',
      isResent && 'resent',
    ]
      .filter(Boolean)
      .join(' '),
    value: { ...headers, ...grants }[name],
    returned: { head: headers, acl: grants, tags, none: headers },
  };
}

describe.each(HEADER_SAMPLE_ENTRIES)('%s', (name, sample) => {
  const { value, other, beside = {}, is } = sample;
  const headers: ObjectHeaders = { ...beside, [name]: value };

  it('goes by the wire, and arrives as it was given', async () => {
    const { server, store } = await given();
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(wayOf(server)).toEqual({ PutObject: true });
    expect(server.log[0]?.headers).toMatchObject(headers);
  });

  it('is read back, compared and resent by a copy as its row says', async () => {
    const { server, store } = await given();
    await store.put({ ...object, content: contentOf('x'), headers });
    const seen = await seenOf(name, sample, server);
    expect([seen.is, rowOf(name)]).toEqual([is, is]);
    const shown = seen.value?.replace('.000Z', 'Z');
    expect(shown).toBe(is === 'none' || is === 'tags' ? undefined : value);
  });

  it('is proven by what its request returns, and another value is not', async () => {
    const { server, store } = await given();
    await store.put({ ...object, content: contentOf('x'), headers });
    const { returned } = await seenOf(name, sample, server);
    const { readBack, compared } = OBJECT_HEADERS[name];
    expect(wantedGroups({ [name]: value })).toEqual(compared === 'always' ? [] : [readBack]);
    if (compared === 'always') return;
    const proven = [value, other].map((wanted) =>
      provesGroup(readBack, { [name]: wanted }, returned[readBack]),
    );
    expect(proven).toEqual([readBack !== 'none', false]);
    expect(provesGroup(readBack, { [name]: value }, {})).toBe(false);
  });

  it('may be given by rules and by items', () => {
    expect(headerNameProblem(name)).toBeUndefined();
    for (const one of [value, other]) expect(headerValueProblem(name, one)).toBeUndefined();
    const { kind, values }: ObjectHeader = OBJECT_HEADERS[name];
    const isRefused = headerValueProblem(name, '12345678') !== undefined;
    expect(isRefused).toBe(kind === 'date' || values !== undefined || name === 'content-type');
    const item = { ...object, content: contentOf('x'), headers };
    expect(itemProblem('upload', item)).toBeUndefined();
  });
});

it.each(ALL_SAMPLES)('all go by the wire together, and arrive in parts too', async (headers) => {
  const { server, store } = await given();
  await store.put({ ...object, content: contentOf('x'), headers });
  const content = contentOf(Buffer.alloc(8 * 1024 * 1024 + 1));
  await store.put({ ...object, key: 'large', content, headers });
  expect(wayOf(server)).toMatchObject({ PutObject: true, UploadPart: true });
  const sent = server.log.filter(({ operation }) => /^(Put|Create)/.test(operation));
  expect(sent.map(({ operation }) => operation)).toEqual(['PutObject', 'CreateMultipartUpload']);
  for (const request of sent) expect(request.headers).toMatchObject(headers);
});
