import {
  ABORT,
  REMOVE,
  refused,
  right,
  SYNC,
  UPLOAD,
  type WrittenRow,
} from '../../support/written-rows.ts';

const ALL_PREVIEWS =
  'an expression at its end may have come out empty; write previews if all of it is meant';
const PARTS = 'an expression in it came out empty or was not evaluated';
const ROOT = { prefix: '/' };

/** A prefix that each mode which deletes refuses. */
const prefix = (given: string, says: string) => [
  refused(REMOVE, { prefix: given }, says),
  refused(SYNC, { prefix: given }, says),
  refused(ABORT, { prefix: given }, says),
];

/** Bucket, prefix, region and endpoint. */
export const PLACES: readonly WrittenRow[] = [
  ...prefix('previews/', `prefix "previews/" ends in "/": ${ALL_PREVIEWS}`),
  ...prefix('previews/*', 'prefix "previews/*" '),
  ...prefix('previews//', 'has an empty segment'),
  ...prefix('previews//a', `prefix "previews//a" has an empty segment: ${PARTS}`),
  ...prefix('previews/undefined', `has the segment "undefined": ${PARTS}`),
  ...prefix('previews/null', 'has the segment "null"'),
  ...prefix('previews/${{ github.event.number }}', 'has the segment "${{ github.event.number }}"'),
  ...prefix(
    '',
    'prefix is empty: an expression in it may have come out empty; name a directory in',
  ),
  ...prefix('/', 'prefix "/" is the root of the bucket'),
  ...prefix(
    's3://my-bucket/site',
    'prefix "s3://my-bucket/site" is a URL: write only what follows',
  ),
  ...prefix('*', 'prefix "*" means every key of the bucket'),
  ...prefix('/previews', 'prefix "/previews" begins with "/"'),
  ...prefix('.', 'has "." or ".." as a segment'),
  ...prefix('../x', 'has "." or ".." as a segment'),
  refused(REMOVE, { prefix: 'pre*views' }, 'has a star before its end'),
  refused(REMOVE, { 'whole-bucket': 'true' }, 'contradicts whole-bucket: true'),
  refused(UPLOAD, { prefix: '' }, 'prefix is empty: an expression in it may have come out empty'),
  refused(UPLOAD, { prefix: 'pr-${{ x }}' }, 'has the segment "pr-${{ x }}"'),
  refused(UPLOAD, { prefix: 'a\nb' }, 'prefix "a\\u{a}b" has a line break or control character'),
  refused(UPLOAD, { prefix: 'x'.repeat(1100) }, 'the limit is 1,024; shorten it'),
  right(
    UPLOAD,
    { prefix: 'site/' },
    { changes: ['+site/app.js', '+site/index.html'], requests: 2 },
  ),
  right(UPLOAD, ROOT, { changes: ['+app.js', '+index.html'], requests: 2 }),
  right(
    UPLOAD,
    { prefix: 'site*' },
    {
      says: 'prefix "site*" has a star, which is not a pattern here and would be part of every key',
      changes: ['+site*/app.js', '+site*/index.html'],
      requests: 2,
    },
  ),
  right(
    UPLOAD,
    { prefix: 'site\\docs' },
    {
      says: 'prefix "site\\docs" has a backslash, which is not a separator in keys: write "site/docs"',
      changes: ['+site\\docs/app.js', '+site\\docs/index.html'],
      requests: 2,
    },
  ),
  right(
    { ...REMOVE, prefix: 'builds/pr-*' },
    {},
    {
      says: 'prefix "builds/pr-*" means every key that begins with what is before the star: check',
      changes: ['-builds/pr-7/a.js'],
      requests: 4,
    },
  ),
  right(REMOVE, {}, { changes: ['-previews/7/app.js', '-previews/7/index.html'], requests: 4 }),
  right(REMOVE, { prefix: 'logs-2025*' }, { changes: ['-logs-2025.txt'], requests: 4 }),
  right(REMOVE, { prefix: 'nothing/here' }, { says: 'nothing to do', changes: [], requests: 1 }),

  refused(UPLOAD, { bucket: '' }, 'bucket is empty: if it comes from a variable or secret'),
  refused(UPLOAD, { bucket: null }, 'bucket is empty: if it comes from a variable or secret'),
  refused(UPLOAD, { bucket: 'My_Bucket' }, 'names have 3 to 63 lower-case letters, digits, dots'),
  refused(UPLOAD, { bucket: 'my-bucket/site' }, 'write what follows the "/" in the input "prefix"'),
  refused(UPLOAD, { bucket: 's3://my-bucket' }, 'is a URL: write bucket: "my-bucket"'),
  refused(
    UPLOAD,
    { bucket: 's3://my-bucket/site' },
    'write bucket: "my-bucket" and prefix: "site"',
  ),
  refused(
    UPLOAD,
    { bucket: 'arn:aws:s3:::my-bucket' },
    'is the ARN of a bucket: write bucket: "my',
  ),
  refused(UPLOAD, { bucket: 'https://my-bucket.s3.amazonaws.com' }, 'write its name alone; a URL'),
  refused(UPLOAD, { bucket: '192.168.1.1' }, 'a name may not look like an IP address'),
  refused(UPLOAD, { bucket: '${{ vars.BUCKET }}' }, 'is neither the name of a bucket nor the ARN'),

  refused(UPLOAD, { region: 'eu central 1' }, 'region "eu central 1" is not the name of a region'),
  refused(UPLOAD, { region: '${{ vars.REGION }}' }, 'is not the name of a region'),
  refused(
    UPLOAD,
    { endpoint: '' },
    'endpoint is empty: an expression in it may have come out empty',
  ),
  refused(UPLOAD, { endpoint: 'localhost:9000' }, 'write http://localhost:9000'),
  refused(UPLOAD, { endpoint: '127.0.0.1' }, 'write http://127.0.0.1'),
  refused(UPLOAD, { endpoint: '[::1]:9000' }, 'write http://[::1]:9000'),
  refused(UPLOAD, { endpoint: 'minio.example:9000' }, 'write https://minio.example:9000'),
  refused(UPLOAD, { endpoint: 'http://minio.example:9000' }, 'sends without encryption to another'),
  refused(
    UPLOAD,
    { endpoint: 'https://e.example/bucket' },
    'has a path or a query: write https://e.',
  ),
  refused(
    UPLOAD,
    { endpoint: 'https://key:secret@e.example' },
    'endpoint "https://***@e.example" h',
  ),
  refused(UPLOAD, { endpoint: 'ftp://e.example' }, 'is not a URL that begins with https://'),
  refused(
    UPLOAD,
    { endpoint: null },
    'the variable AWS_ENDPOINT_URL "localhost:9000" is not a URL that begins with https://: write h',
    { AWS_ENDPOINT_URL: 'localhost:9000' },
  ),
];
