import {
  MD5,
  OPAQUE,
  OTHER,
  listed,
  of,
  record,
  stored,
  AES,
  KMS,
  type FileCase,
} from './planning-facts.ts';

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

  of('recorded content under a KMS key', { listed: listed(OPAQUE), record: record(MD5) }, 'skip'),
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
    'a record before a checksum',
    {
      listed: listed(OPAQUE),
      record: record(MD5),
      stored: stored(OPAQUE, KMS, { isChecksumEqual: false }),
    },
    'skip',
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
  of('an ETag of parts, recorded', { listed: listed(`${OTHER}-2`), record: record(MD5) }, 'skip'),
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
