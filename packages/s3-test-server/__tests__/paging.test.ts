import { ListObjectsCommand, ListObjectsV2Command, type S3Client } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareUtf8 } from '../src/listing/utf8-order.ts';
import { startTestServer } from './test-server.ts';
import { openSdk } from './client.ts';

/** Every character but half of a pair, each as likely as the others. */
const anyCharacter = fc
  .integer({ min: 0, max: 0x10ffff })
  .filter((code) => code < 0xd800 || code > 0xdfff)
  .map((code) => String.fromCodePoint(code));

it('orders strings as their UTF-8 bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: anyCharacter }), fc.string({ unit: anyCharacter }), (a, b) => {
      const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
      expect(Math.sign(compareUtf8(a, b))).toBe(bytes);
    }),
    { examples: [['\uff5e', '\u{1f600}']] },
  );
});

interface Query {
  readonly Bucket: string;
  readonly Prefix: string;
  readonly Delimiter: string | undefined;
  readonly MaxKeys: number;
}

type Page = (
  query: Query,
  next: string | undefined,
) => Promise<readonly [string[], string | undefined]>;

/** Names of a page in the order in which S3 made them, and where the next page begins. */
const pages: Readonly<Record<string, (client: S3Client) => Page>> = {
  V2: (client) => async (query, ContinuationToken) => {
    const input = { ...query, ContinuationToken };
    const page = await client.send(new ListObjectsV2Command(input));
    const names = namesOf(page);
    expect(page.KeyCount).toBe(names.length);
    expect(page.IsTruncated).toBe(page.NextContinuationToken !== undefined);
    return [names, page.NextContinuationToken];
  },
  V1: (client) => async (query, Marker) => {
    const page = await client.send(new ListObjectsCommand({ ...query, Marker }));
    const names = namesOf(page);
    return [names, page.IsTruncated === true ? (page.NextMarker ?? names.at(-1)) : undefined];
  },
};

function namesOf({
  Contents = [],
  CommonPrefixes = [],
}: {
  Contents?: readonly { Key?: string | undefined }[] | undefined;
  CommonPrefixes?: readonly { Prefix?: string | undefined }[] | undefined;
}): string[] {
  const names = [
    ...Contents.map(({ Key = '' }) => Key),
    ...CommonPrefixes.map(({ Prefix = '' }) => Prefix),
  ];
  return names.sort(compareUtf8);
}

/** What a listing to the end must come to. */
function expectedNames(
  keys: readonly string[],
  { Prefix, Delimiter }: Omit<Query, 'Bucket'>,
): string[] {
  const names = keys
    .filter((key) => key.startsWith(Prefix))
    .map((key) => {
      const cut = Delimiter === undefined ? -1 : key.indexOf(Delimiter, Prefix.length);
      return cut === -1 ? key : key.slice(0, cut + (Delimiter ?? '').length);
    });
  return [...new Set(names)].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

const key = fc.string({
  unit: fc.constantFrom('a', 'b', '/', ' ', '+', '%', 'ü', '\uff5e', '\u{1f600}'),
  minLength: 1,
  maxLength: 5,
});
const query = fc.record({
  Prefix: fc.constantFrom('', 'a', 'a/', '/', 'ü', '\u{1f600}'),
  Delimiter: fc.constantFrom(undefined, '/', '//', 'a', '\uff5e'),
  MaxKeys: fc.integer({ min: 1, max: 5 }),
});

it.each(Object.entries(pages))('%s pages to the end, each name once', async (_, openPages) => {
  const server = await startTestServer();
  const page = openPages(openSdk(server));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(key, { maxLength: 20 }), query, async (keys, one) => {
      const Bucket = `run-${server.bucketNames.length}`;
      server.createBucket(Bucket);
      for (const name of keys) server.bucket(Bucket).seed(name);
      const listed: string[] = [];
      let next: string | undefined;
      do {
        const [names, after] = await page({ Bucket, ...one }, next);
        expect(names.length).toBeLessThanOrEqual(one.MaxKeys);
        listed.push(...names);
        next = after;
      } while (next !== undefined);
      expect(listed).toEqual(expectedNames(keys, one));
    }),
    { numRuns: 60 },
  );
});
