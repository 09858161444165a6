import {
  GIB,
  MD5,
  WANTED,
  listed,
  of,
  record,
  stored,
  without,
  type FileCase,
} from './planning-facts.ts';

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
