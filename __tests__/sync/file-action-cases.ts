import type { HeaderGroup, ObjectHeaders } from '../../src/core/object-headers.ts';
import type { DeployRecord, FileFacts, StoredFacts } from '../../src/sync/file-action.ts';

/** MD5s of the local bytes, of other bytes, and an ETag under a KMS key, which only looks so. */
export const MD5 = 'a'.repeat(32);
export const OTHER = 'b'.repeat(32);
export const OPAQUE = 'c'.repeat(32);

export const WANTED: ObjectHeaders = { 'content-type': 'text/css', 'cache-control': 'no-cache' };
export const HASH = 'hash of the wanted headers';
export const KMS: ObjectHeaders = { 'x-amz-server-side-encryption': 'aws:kms' };
const AES: ObjectHeaders = { 'x-amz-server-side-encryption': 'AES256' };
const SIZE = 10;

export interface FileCase {
  readonly name: string;
  readonly facts: FileFacts;
  /** `skip`, `skip without acl`, `fail`, `ask content`, or the action and its reason. */
  readonly expected: string;
}

export const listed = (etag: string, size = SIZE) => ({ etag, size });
export const stored = (
  etag: string,
  headers: ObjectHeaders = {},
  more: Partial<StoredFacts> = {},
): StoredFacts => ({ size: SIZE, etag, headers: { ...WANTED, ...headers }, ...more });
export const record = (
  content: string,
  headers = HASH,
  unknown: readonly HeaderGroup[] = [],
): DeployRecord => ({
  hasContent: (md5) => md5 === content,
  hasHeaders: (hash) => hash === headers,
  unknown,
});
const without = (name: keyof ObjectHeaders, facts: StoredFacts): StoredFacts => ({
  ...facts,
  headers: Object.fromEntries(Object.entries(facts.headers).filter(([key]) => key !== name)),
});

type Change = Partial<FileFacts>;
export const of = (name: string, change: Change, expected: string): FileCase => ({
  name,
  facts: {
    size: SIZE,
    compare: 'content',
    md5: MD5,
    headers: WANTED,
    headersHash: HASH,
    ...change,
  },
  expected,
});
const GIB = 1024 ** 3;

/** What a file is planned for, by what is known of the content of its object. */
export const CONTENT_CASES: readonly FileCase[] = [
  of('no object', {}, 'upload new'),
  of('no object, compared by size', { compare: 'size' }, 'upload new'),
  of(
    'an object that a HEAD no longer finds',
    { listed: listed(MD5), stored: 'gone' },
    'upload new',
  ),
  of('another size', { listed: listed(MD5, 11) }, 'upload size'),
  of('another size, smaller', { listed: listed(MD5, 9) }, 'upload size'),
  of('another size, empty', { listed: listed(MD5, 0) }, 'upload size'),
  of(
    'another size by a HEAD',
    { listed: listed(MD5), stored: stored(MD5, {}, { size: 11 }) },
    'upload size',
  ),
  of(
    'another size although recorded',
    { listed: listed(MD5, 11), record: record(MD5) },
    'upload size',
  ),
  of('another size, compared by size', { compare: 'size', listed: listed(MD5, 11) }, 'upload size'),
  of('both empty', { size: 0, listed: listed(MD5, 0), record: record(MD5) }, 'skip'),

  of('the MD5 for ETag, nothing recorded', { listed: listed(MD5) }, 'ask headers'),
  of('the MD5 for ETag, recorded', { listed: listed(MD5), record: record(MD5) }, 'skip'),
  of(
    'the MD5 for ETag, recorded without content',
    { listed: listed(MD5), record: record('') },
    'skip',
  ),
  of(
    'the MD5 for ETag, although other content is recorded',
    { listed: listed(MD5), record: record(OTHER) },
    'skip',
  ),
  of('the MD5 for ETag, same headers', { listed: listed(MD5), stored: stored(MD5) }, 'skip'),
  of('the MD5 for ETag under a KMS key', { listed: listed(MD5), stored: stored(MD5, KMS) }, 'skip'),

  of('another ETag', { listed: listed(OTHER) }, 'ask content'),
  of(
    'another ETag, not encrypted',
    { listed: listed(OTHER), stored: stored(OTHER) },
    'upload content',
  ),
  of(
    'another ETag under a key of S3',
    { listed: listed(OTHER), stored: stored(OTHER, AES) },
    'upload content',
  ),
  of(
    'another ETag under a KMS key',
    { listed: listed(OPAQUE), stored: stored(OPAQUE, KMS) },
    'upload unknown',
  ),
  of(
    'another ETag under two layers of KMS',
    {
      listed: listed(OPAQUE),
      stored: stored(OPAQUE, { 'x-amz-server-side-encryption': 'aws:kms:dsse' }),
    },
    'upload unknown',
  ),
  of('an ETag of no known form', { listed: listed('v1'), stored: stored('v1') }, 'upload unknown'),
  of('no ETag', { listed: listed('') }, 'ask content'),
  of(
    'an ETag in capitals',
    { listed: listed('A'.repeat(32)), stored: stored('A'.repeat(32)) },
    'upload unknown',
  ),

  of('an ETag of no known form, recorded', { listed: listed('v1'), record: record(MD5) }, 'skip'),
  of(
    'a record that the ETag contradicts',
    { listed: listed(OPAQUE), record: record(MD5) },
    'ask content',
  ),
  of(
    'a record that the ETag contradicts, under a KMS key',
    { listed: listed(OPAQUE), record: record(MD5), stored: stored(OPAQUE, KMS) },
    'skip',
  ),
  of(
    'a record that the ETag contradicts, not encrypted',
    { listed: listed(OPAQUE), record: record(MD5), stored: stored(OPAQUE) },
    'upload content',
  ),
  of(
    'a record that the ETag contradicts, under a key of S3',
    { listed: listed(OPAQUE), record: record(MD5), stored: stored(OPAQUE, AES) },
    'upload content',
  ),
  of(
    'a record that the ETag contradicts, and a checksum that is equal',
    {
      listed: listed(OPAQUE),
      record: record(MD5),
      stored: stored(OPAQUE, {}, { isChecksumEqual: true }),
    },
    'skip',
  ),
  of(
    'a record that the ETag contradicts, of other size by a HEAD',
    { listed: listed(OPAQUE), record: record(MD5), stored: stored(OPAQUE, KMS, { size: 11 }) },
    'upload size',
  ),
  of('recorded other content', { listed: listed(OPAQUE), record: record(OTHER) }, 'upload content'),
  of('recorded without content', { listed: listed(OPAQUE), record: record('') }, 'ask content'),
  of(
    'recorded without content, under a KMS key',
    { listed: listed(OPAQUE), record: record(''), stored: stored(OPAQUE, KMS) },
    'upload unknown',
  ),
  of(
    'recorded, then changed before the HEAD',
    { listed: listed(OPAQUE), record: record(MD5), stored: stored(OTHER) },
    'upload content',
  ),
  of(
    'recorded, then replaced by the same',
    { listed: listed(OPAQUE), record: record(OTHER), stored: stored(MD5) },
    'skip',
  ),

  of(
    'a checksum that is equal',
    { listed: listed(OPAQUE), stored: stored(OPAQUE, KMS, { isChecksumEqual: true }) },
    'skip',
  ),
  of(
    'a checksum that differs',
    { listed: listed(OPAQUE), stored: stored(OPAQUE, KMS, { isChecksumEqual: false }) },
    'upload content',
  ),
  of(
    'a checksum of an object in parts',
    { listed: listed(`${OTHER}-2`), stored: stored(`${OTHER}-2`, {}, { isChecksumEqual: true }) },
    'skip',
  ),
  of(
    'a checksum before a record',
    {
      listed: listed(OPAQUE),
      record: record(MD5),
      stored: stored(OPAQUE, KMS, { isChecksumEqual: false }),
    },
    'upload content',
  ),

  of('an ETag of parts', { listed: listed(`${OTHER}-2`) }, 'ask content'),
  of(
    'an ETag of parts that the file gives',
    { listed: listed(`${OTHER}-2`), isETagOfParts: true },
    'ask headers',
  ),
  of(
    'an ETag of parts that the file gives, recorded',
    { listed: listed(`${OTHER}-2`), isETagOfParts: true, record: record('') },
    'skip',
  ),
  of(
    'an ETag of parts that no usual size gives',
    { listed: listed(`${OTHER}-2`), stored: stored(`${OTHER}-2`) },
    'upload unknown',
  ),
  of(
    'an ETag of parts that no usual size gives, recorded',
    { listed: listed(`${OTHER}-2`), record: record(MD5) },
    'ask content',
  ),
  of(
    'an ETag of parts that no usual size gives, recorded, under a KMS key',
    { listed: listed(`${OTHER}-2`), record: record(MD5), stored: stored(`${OTHER}-2`, KMS) },
    'skip',
  ),
  of(
    'an ETag of parts that no usual size gives, recorded, not encrypted',
    { listed: listed(`${OTHER}-2`), record: record(MD5), stored: stored(`${OTHER}-2`) },
    'upload content',
  ),
  of(
    'an ETag of parts that the file gives, recorded with its content',
    { listed: listed(`${OTHER}-2`), isETagOfParts: true, record: record(MD5) },
    'skip',
  ),
  of(
    'an ETag of parts, then another by a HEAD',
    { listed: listed(`${OTHER}-2`), isETagOfParts: true, stored: stored(`${OPAQUE}-2`) },
    'upload unknown',
  ),

  of(
    'by size alone, nothing recorded',
    { compare: 'size', md5: undefined, listed: listed(OTHER) },
    'ask headers',
  ),
  of(
    'by size alone, recorded',
    { compare: 'size', md5: undefined, listed: listed(OTHER), record: record('') },
    'skip',
  ),
  of(
    'by size alone, other headers',
    {
      compare: 'size',
      md5: undefined,
      listed: listed(OTHER),
      stored: stored(OTHER, { 'cache-control': 'x' }),
    },
    'copy headers',
  ),

  of(
    'other content and other headers',
    { listed: listed(OTHER), stored: stored(OTHER, { 'cache-control': 'x' }) },
    'upload content',
  ),
];

/** What a file is planned for whose object has the same content. */
export const HEADER_CASES: readonly FileCase[] = [
  of(
    'other headers recorded',
    { listed: listed(MD5), record: record(MD5, 'others') },
    'ask headers',
  ),
  of(
    'other headers recorded, though none that a HEAD tells',
    { listed: listed(MD5), record: record(MD5, 'others'), stored: stored(MD5) },
    'copy headers',
  ),
  of(
    'another content type',
    { listed: listed(MD5), stored: stored(MD5, { 'content-type': 'text/html' }) },
    'copy headers',
  ),
  of(
    'another cache control',
    { listed: listed(MD5), stored: stored(MD5, { 'cache-control': 'x' }) },
    'copy headers',
  ),
  of(
    'no cache control',
    { listed: listed(MD5), stored: without('cache-control', stored(MD5)) },
    'copy headers',
  ),
  of(
    'an encoding that nobody wants',
    { listed: listed(MD5), stored: stored(MD5, { 'content-encoding': 'gzip' }) },
    'copy headers',
  ),
  of(
    'the encoding of a request',
    { listed: listed(MD5), stored: stored(MD5, { 'content-encoding': 'aws-chunked' }) },
    'skip',
  ),
  of(
    'a disposition',
    { listed: listed(MD5), stored: stored(MD5, { 'content-disposition': 'inline' }) },
    'copy headers',
  ),
  of(
    'a language',
    { listed: listed(MD5), stored: stored(MD5, { 'content-language': 'de' }) },
    'copy headers',
  ),
  of(
    'an expiry',
    { listed: listed(MD5), stored: stored(MD5, { expires: 'Wed, 21 Oct 2026 07:28:00 GMT' }) },
    'copy headers',
  ),
  of(
    'a redirect',
    { listed: listed(MD5), stored: stored(MD5, { 'x-amz-website-redirect-location': '/x' }) },
    'copy headers',
  ),
  of(
    'metadata of another tool',
    { listed: listed(MD5), stored: stored(MD5, { 'x-amz-meta-mtime': '1' }) },
    'copy headers',
  ),
  of(
    'the same expiry in another form',
    {
      listed: listed(MD5),
      headers: { ...WANTED, expires: '2026-10-21T07:28:00Z' },
      stored: stored(MD5, { expires: 'Wed, 21 Oct 2026 07:28:00 GMT' }),
    },
    'skip',
  ),
  of(
    'metadata that comes back encoded',
    {
      listed: listed(MD5),
      headers: { ...WANTED, 'x-amz-meta-a': 'é' },
      stored: stored(MD5, { 'x-amz-meta-a': '=?UTF-8?B?w6k=?=' }),
    },
    'skip',
  ),
  of(
    'another storage class, which a rule of the bucket may have set',
    { listed: listed(MD5), stored: stored(MD5, { 'x-amz-storage-class': 'STANDARD_IA' }) },
    'skip',
  ),
  of(
    'other headers in an archive',
    {
      listed: listed(MD5),
      stored: stored(MD5, { 'cache-control': 'x', 'x-amz-storage-class': 'DEEP_ARCHIVE' }),
    },
    'upload headers',
  ),
  of(
    'other headers in an archive that is read at once',
    {
      listed: listed(MD5),
      stored: stored(MD5, { 'cache-control': 'x', 'x-amz-storage-class': 'GLACIER_IR' }),
    },
    'copy headers',
  ),
  of(
    'other headers of 5 GiB',
    {
      size: 5 * GIB,
      listed: listed(MD5, 5 * GIB),
      stored: stored(MD5, { 'cache-control': 'x' }, { size: 5 * GIB }),
    },
    'copy headers',
  ),
  of(
    'other headers of more than 5 GiB',
    {
      size: 5 * GIB + 1,
      listed: listed(MD5, 5 * GIB + 1),
      stored: stored(MD5, { 'cache-control': 'x' }, { size: 5 * GIB + 1 }),
    },
    'upload headers',
  ),
];
