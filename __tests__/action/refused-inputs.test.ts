import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { refusalOf } from '../support/refusal-of.ts';
import { workspaceOf } from '../support/run-action.ts';

const upload = { mode: 'upload-dir', source: 'public', prefix: 'site' };
const remove = { mode: 'delete-prefix', prefix: 'previews/7' };
const abort = { mode: 'abort-uploads', prefix: 'builds', 'older-than': '1d' };
const FILES = { 'public/index.html': '<h1>Home</h1>', 'a-file': 'x' };

/** Inputs that are refused without a request, and what the message must say. */
const REFUSED: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['an unknown mode', { ...upload, mode: 'upload-dri' }, /^mode "upload-dri".*"upload-dir"/],
  ['no mode', { source: 'public' }, /^mode is empty/],
  ['no bucket', { ...upload, bucket: '' }, /^bucket is empty/],
  ['s3:// in bucket', { ...upload, bucket: 's3://my-bucket/some/dir' }, /my-bucket.*some\/dir/],
  ['an empty prefix', { ...remove, prefix: '' }, /^prefix is empty.*write \//],
  ['the prefix /', { ...remove, prefix: '/' }, /^prefix "/],
  ['the prefix .', { ...remove, prefix: '.' }, /^prefix "/],
  ['the prefix ..', { ...remove, prefix: '..' }, /^prefix "/],
  ['the prefix *', { ...remove, prefix: '*' }, /^prefix "/],
  ['an empty segment', { ...remove, prefix: 'a//b' }, /^prefix ".*a\/\/b/],
  ['the segment undefined', { ...remove, prefix: 'previews/undefined' }, /^prefix ".*undefined/],
  ['the segment null', { ...remove, prefix: 'previews/null' }, /^prefix ".*null/],
  ['an expression', { ...remove, prefix: 'previews/${{ x }}' }, /^prefix ".*\$\{\{/],
  ['a source that is missing', { ...upload, source: 'publik' }, /^source .*publik/],
  ['a source that is a file', { ...upload, source: 'a-file' }, /^source .*a-file/],
  ['a source that is empty', { ...upload, source: 'empty' }, /^source "empty" has no files/],
  ['a link out of the workspace', { ...upload, source: 'out' }, /^source .*out/],
  ['patterns that match nothing', { ...upload, include: '*.htm' }, /"include" and "exclude"/],
  [
    'a header that S3 can not store',
    headers('Content-Security-Policy: x'),
    /Content-Security-Policy/,
  ],
  ['a customer key', headers('x-amz-server-side-encryption-customer-key: x'), /customer/],
  ['a header with a control character', headers('Cache-Control: a\rb'), /Cache-Control/],
  ['batch-size 0', { ...remove, 'batch-size': '0' }, /^batch-size "0"/],
  ['batch-size 1001', { ...remove, 'batch-size': '1001' }, /^batch-size "1001"/],
  ['keep-newest 0', { ...remove, 'keep-newest': '0' }, /^keep-newest "0".*write none/],
  ['keep-newest 1.5', { ...remove, 'keep-newest': '1.5' }, /^keep-newest "1.5"/],
  ['keep-newest -1', { ...remove, 'keep-newest': '-1' }, /^keep-newest "-1"/],
  ['keep-newest many', { ...remove, 'keep-newest': 'many' }, /^keep-newest "many"/],
  [
    'keep-newest-of alone',
    { ...remove, 'keep-newest-of': 'objects' },
    /^keep-newest-of .* keep-newest/,
  ],
  ['older-than 30', { ...remove, 'older-than': '30' }, /^older-than "30"/],
  ['older-than -1d', { ...remove, 'older-than': '-1d' }, /^older-than "-1d"/],
  ['older-than 1x', { ...remove, 'older-than': '1x' }, /^older-than "1x"/],
  ['concurrency -1', { ...upload, concurrency: '-1' }, /^concurrency "-1"/],
  ['concurrency many', { ...upload, concurrency: 'many' }, /^concurrency "many"/],
  ['an endpoint without scheme', { ...upload, endpoint: 'minio:9000' }, /^endpoint .*minio:9000/],
  ['http on another host', { ...upload, endpoint: 'http://minio:9000' }, /^endpoint .*allow-http/],
  ['a misspelt input', { ...upload, exlude: '**' }, /"exlude".*"exclude"/],
  ['uploads of any age', { ...abort, 'older-than': '' }, /^older-than is required/],
  ['uploads of no age', { ...abort, 'older-than': '0d' }, /^older-than "0d"/],
  ['an age without a unit', { ...abort, 'older-than': '30' }, /^older-than "30"/],
  ['uploads of the whole bucket', { ...abort, prefix: '' }, /^prefix is empty.*write \//],
  ['an input of another mode', { ...remove, source: 'public' }, /"source".*delete-prefix/],
];

const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

/** The same of a sync. */
const REFUSED_SYNCS: readonly (readonly [string, Readonly<Record<string, string>>, RegExp])[] = [
  ['a sync of a source that is missing', { ...sync, source: 'publik' }, /^source .*publik/],
  ['a sync of the whole bucket', { ...sync, prefix: '' }, /^prefix is empty.*write \//],
  ['a sync by an expression', { ...sync, prefix: 'previews/${{ x }}' }, /^prefix ".*\$\{\{/],
  ['a comparison by time', { ...sync, compare: 'mtime' }, /^compare "mtime"/],
  ['an order that lacks a group', { ...sync, 'upload-order': 'html' }, /^upload-order .*"html"/],
  ['a cap that is no number', { ...sync, 'max-deletes': 'all' }, /^max-deletes "all"/],
  ['a time without unit', { ...sync, 'keep-deleted-for': '7' }, /^keep-deleted-for "7"/],
  [
    'a time that nothing keeps',
    { ...sync, 'keep-deleted-for': '7d', state: 'none' },
    /^keep-deleted-for .*state: none/,
  ],
  ['a state that is no key', { ...sync, state: '/x' }, /^state "\/x"/],
  [
    'a cap without deletes',
    { ...sync, delete: 'false', 'max-deletes': '5' },
    /^max-deletes "5" has no effect/,
  ],
];

function headers(line: string) {
  return { ...upload, headers: `**\n  ${line}` };
}

describe('hazard 10, hazard 12, hazard 58: bad input is refused before a store is opened', () => {
  it.each([...REFUSED, ...REFUSED_SYNCS])('%s', async (_, inputs, message) => {
    const workspace = await workspaceOf(FILES);
    await mkdir(join(workspace, 'empty'));
    await symlink('/usr', join(workspace, 'out'));
    expect(await refusalOf(inputs, workspace)).toMatch(message);
  });
});
