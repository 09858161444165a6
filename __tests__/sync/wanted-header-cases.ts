import { HEADER_GROUPS, type ObjectHeaders } from '../../src/core/object-headers.ts';
import {
  type FileCase,
  HASH,
  KMS,
  listed,
  MD5,
  of,
  OPAQUE,
  OTHER,
  record,
  stored,
  WANTED,
} from './file-action-cases.ts';

const ACL: ObjectHeaders = { ...WANTED, 'x-amz-acl': 'public-read' };
const TAGS: ObjectHeaders = { ...WANTED, 'x-amz-tagging': 'a=b' };
const BOTH: ObjectHeaders = { ...ACL, ...TAGS };
const CLASS: ObjectHeaders = { ...WANTED, 'x-amz-storage-class': 'STANDARD_IA' };
const CONTEXT: ObjectHeaders = { ...WANTED, 'x-amz-server-side-encryption-context': 'e30=' };
const PUBLIC: ObjectHeaders = { 'x-amz-acl': 'public-read' };
const same = { listed: listed(MD5), stored: stored(MD5) };

/** What a file is planned for whose rules set headers that are compared only then. */
export const WANTED_CASES: readonly FileCase[] = [
  of(
    'no such header, although nothing is recorded of any',
    { listed: listed(MD5), record: record(MD5, HASH, HEADER_GROUPS) },
    'skip',
  ),
  of(
    'a class, although nothing is recorded of any such header',
    { listed: listed(MD5), headers: CLASS, record: record(MD5, HASH, HEADER_GROUPS) },
    'ask headers',
  ),
  of(
    'a class that HEAD shows, although nothing is recorded of any such header',
    {
      listed: listed(MD5),
      headers: CLASS,
      record: record(MD5, HASH, HEADER_GROUPS),
      stored: stored(MD5, CLASS),
    },
    'skip',
  ),
  of('a class, nothing asked', { listed: listed(MD5), headers: CLASS }, 'ask headers'),
  of('a class that HEAD does not show', { ...same, headers: CLASS }, 'copy headers'),
  of(
    'a class that HEAD shows',
    { listed: listed(MD5), headers: CLASS, stored: stored(MD5, CLASS) },
    'skip',
  ),
  of(
    'the class of new objects, which HEAD does not show',
    { ...same, headers: { ...WANTED, 'x-amz-storage-class': 'STANDARD' } },
    'skip',
  ),
  of(
    'another class than that of an archive',
    {
      listed: listed(MD5),
      headers: CLASS,
      stored: stored(MD5, { 'x-amz-storage-class': 'GLACIER' }),
    },
    'upload headers',
  ),
  of(
    'a class that HEAD does not show, recorded, asked for its content',
    { listed: listed(OPAQUE), headers: CLASS, record: record(MD5), stored: stored(OPAQUE, KMS) },
    'skip',
  ),
  of('a context, which HEAD never shows', { ...same, headers: CONTEXT }, 'copy headers'),
  of('a context, recorded', { listed: listed(MD5), headers: CONTEXT, record: record(MD5) }, 'skip'),
  of(
    'a context, recorded as unknown',
    { listed: listed(MD5), headers: CONTEXT, record: record(MD5, HASH, ['none']) },
    'ask headers',
  ),

  of('an ACL, nothing asked', { listed: listed(MD5), headers: ACL }, 'ask headers'),
  of('an ACL, after a HEAD', { ...same, headers: ACL }, 'ask acl'),
  of('an ACL that the object has', { ...same, headers: ACL, readBack: { acl: PUBLIC } }, 'skip'),
  of('an ACL that it has not', { ...same, headers: ACL, readBack: { acl: {} } }, 'copy headers'),
  of(
    'a private one over a public one',
    { ...same, headers: { ...WANTED, 'x-amz-acl': 'private' }, readBack: { acl: PUBLIC } },
    'copy headers',
  ),
  of(
    'an ACL that may not be read',
    { ...same, headers: ACL, readBack: { acl: 'refused' } },
    'copy headers',
  ),
  of(
    'an ACL of an object that is gone',
    { ...same, headers: ACL, readBack: { acl: 'gone' } },
    'copy headers',
  ),
  of(
    'an ACL where there are none',
    { ...same, headers: ACL, readBack: { acl: 'unsupported' } },
    'skip without acl',
  ),
  of(
    'an ACL where there are none, and other headers',
    {
      listed: listed(MD5),
      headers: ACL,
      stored: stored(MD5, { 'cache-control': 'x' }),
      readBack: { acl: 'unsupported' },
    },
    'copy headers',
  ),
  of('an ACL, recorded', { listed: listed(MD5), headers: ACL, record: record(MD5) }, 'skip'),
  of(
    'an ACL, recorded as unknown',
    { listed: listed(MD5), headers: ACL, record: record(MD5, HASH, ['acl']) },
    'ask acl',
  ),
  of(
    'an ACL, recorded as unknown, that the object has',
    {
      listed: listed(MD5),
      headers: ACL,
      record: record(MD5, HASH, ['acl']),
      readBack: { acl: PUBLIC },
    },
    'skip',
  ),
  of(
    'an ACL, recorded as unknown, that it has not',
    {
      listed: listed(MD5),
      headers: ACL,
      record: record(MD5, HASH, ['acl']),
      readBack: { acl: {} },
    },
    'ask headers',
  ),
  of(
    'an ACL, recorded as unknown, that it has not, after a HEAD',
    { ...same, headers: ACL, record: record(MD5, HASH, ['acl']), readBack: { acl: {} } },
    'copy headers',
  ),
  of(
    'an ACL, recorded as unknown, where there are still none',
    {
      listed: listed(MD5),
      headers: ACL,
      record: record(MD5, HASH, ['acl']),
      readBack: { acl: 'unsupported' },
    },
    'skip without acl',
  ),
  of(
    'an ACL, recorded of an object that was replaced before the HEAD',
    {
      listed: listed(OPAQUE),
      headers: ACL,
      record: record(MD5, HASH, ['acl']),
      readBack: { acl: PUBLIC },
      stored: stored(MD5),
    },
    'skip',
  ),

  of('tags, after a HEAD', { ...same, headers: TAGS }, 'ask tags'),
  of('tags, by size alone', { ...same, compare: 'size', headers: TAGS }, 'ask tags'),
  of(
    'tags that the object has',
    { ...same, headers: TAGS, readBack: { tags: { 'x-amz-tagging': 'a=b' } } },
    'skip',
  ),
  of('tags that it has not', { ...same, headers: TAGS, readBack: { tags: {} } }, 'copy headers'),
  of(
    'tags where there are none',
    { ...same, headers: TAGS, readBack: { tags: 'unsupported' } },
    'skip without tags',
  ),
  of(
    'an ACL and tags, the ACL read',
    { ...same, headers: BOTH, readBack: { acl: PUBLIC } },
    'ask tags',
  ),
  of(
    'an ACL where there are none, and tags that differ',
    { ...same, headers: BOTH, readBack: { acl: 'unsupported', tags: {} } },
    'copy headers',
  ),
  of(
    'neither ACLs nor tags in the store',
    { ...same, headers: BOTH, readBack: { acl: 'unsupported', tags: 'unsupported' } },
    'skip without acl, tags',
  ),
];

/** What a file is planned for whose object has no ETag in the listing. */
export const NO_ETAG_CASES: readonly FileCase[] = [
  of('no ETag in the listing', { listed: listed('') }, 'ask content'),
  of('no ETag anywhere', { listed: listed(''), stored: stored('') }, 'upload unknown'),
  of(
    'no ETag anywhere, although recorded',
    { listed: listed(''), stored: stored('', KMS), record: record(OTHER) },
    'upload content',
  ),
  of(
    'no ETag anywhere, and the checksum',
    { listed: listed(''), stored: stored('', {}, { isChecksumEqual: true }) },
    'skip',
  ),
  of(
    'no ETag anywhere, the checksum, and other headers, which no copy could be safe with',
    {
      listed: listed(''),
      stored: stored('', { 'cache-control': 'x' }, { isChecksumEqual: true }),
    },
    'upload headers',
  ),
  of(
    'no ETag anywhere and other headers, by size alone',
    { compare: 'size', listed: listed(''), stored: stored('', { 'cache-control': 'x' }) },
    'upload headers',
  ),
];
