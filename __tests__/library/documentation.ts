import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { S3Server } from 's3-test-server';
import { blocksOf } from '../support/snippets.ts';

/** The pages whose programs are run, by their paths in the repository. */
export const DOCUMENTATION = ['docs/library.md', 'npm/README.md'] as const;

type Page = (typeof DOCUMENTATION)[number];

const BUCKET = 'my-bucket';

/** What a program of the documentation finds, and what it must have done. */
interface DocumentedCase {
  readonly page: Page;
  /** The heading that it is under. */
  readonly heading: string;
  readonly prepare?: (server: S3Server, cwd: string) => void;
  /** In place of the server's credentials in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout: string;
  readonly look: (server: S3Server, cwd: string) => unknown;
  readonly expected: unknown;
}

interface DocumentedProgram {
  readonly page: string;
  readonly heading: string;
  readonly code: string;
}

/** The programs of the documentation, page by page, by their headings. */
export function documentedPrograms(): readonly DocumentedProgram[] {
  const programs = DOCUMENTATION.flatMap(blocksOf).filter(({ language }) => language !== 'sh');
  return programs.map(({ page, heading, text }) => ({ page, heading, code: text }));
}

const keysOf = (server: S3Server) => server.bucket(BUCKET).keys();

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const OTHER_TENANT = { AWS_ACCESS_KEY_ID: 'of another tenant', AWS_SECRET_ACCESS_KEY: 'secret' };

const LONG_PATH = Array.from({ length: 6 }, () => 'd'.repeat(200)).join('/');

/** In the order of the page. */
const LIBRARY_CASES: readonly Omit<DocumentedCase, 'page'>[] = [
  {
    heading: 'The library',
    stdout: 'uploaded 1 object, 5 bytes\n',
    look: (server) => server.bucket(BUCKET).object('hello.txt')?.body.toString(),
    expected: 'hello',
  },
  {
    heading: 'Consume outcomes',
    stdout: 'a: 4 bytes\nb: NoSuchBucket\n',
    look: keysOf,
    expected: ['a'],
  },
  {
    heading: 'Leave the loop early',
    stdout: 'the iterator is closed\nnothing runs any more\n',
    look: (server) => keysOf(server).length > 0,
    expected: true,
  },
  {
    heading: 'Cancel',
    stdout: 'stopped: that is enough\n',
    look: (server) => keysOf(server).length > 0,
    expected: true,
  },
  {
    heading: 'Upload a directory',
    prepare: (_server, cwd) => {
      write(cwd, {
        'public/index.html': '',
        'public/assets/a.js': '',
        'public/assets/a.js.map': '',
      });
    },
    stdout: 'uploaded 2 files, skipped 0\n',
    look: (server) =>
      keysOf(server).map((key) => [
        key,
        server.bucket(BUCKET).object(key)?.headers['cache-control'],
      ]),
    expected: [
      ['site/assets/a.js', 'public, max-age=31536000, immutable'],
      ['site/index.html', 'no-cache'],
    ],
  },
  {
    heading: 'Your own iterator',
    prepare: (_server, cwd) => {
      write(cwd, { 'logs/monday': 'quiet' });
    },
    stdout: 'monday: done\n',
    look: (server) =>
      gunzipSync(server.bucket(BUCKET).object('logs/monday.gz')?.body ?? '').toString(),
    expected: 'quiet',
  },
  {
    heading: 'Delete',
    prepare: (server) => {
      for (let n = 0; n < 250; n += 1) server.bucket(BUCKET).seed(`old/${n}`);
      server.bucket(BUCKET).seed('new');
    },
    stdout: 'deleted 250 objects\n',
    look: (server) => [keysOf(server), server.counts],
    expected: [['new'], { ListObjectsV2: 3, DeleteObjects: 3 }],
  },
  {
    heading: 'Download',
    prepare: (server) => {
      server.bucket(BUCKET).seed('reports/a.csv', 'a,b');
    },
    stdout: 'downloaded 1 objects, 3 bytes\n',
    look: (_server, cwd) => readFileSync(join(cwd, 'downloads/reports/a.csv'), 'utf8'),
    expected: 'a,b',
  },
  {
    heading: 'Copy',
    prepare: (server) => {
      const headers = { 'content-type': 'text/csv' };
      server.bucket(BUCKET).seed('reports/a.csv', 'a,b', { headers });
    },
    stdout: 'copied 1 objects\n',
    look: (server) =>
      server.bucket(BUCKET).object('archive/reports/a.csv')?.headers['content-type'],
    expected: 'text/csv',
  },
  {
    heading: 'Sync a directory',
    prepare: (server, cwd) => {
      write(cwd, { 'public/index.html': '<p>', 'public/a.css': 'p {}' });
      for (const key of ['site/old.html', 'site2/a.html']) server.bucket(BUCKET).seed(key);
    },
    stdout: 'to delete: site/old.html\nuploaded 2, deleted 1\n',
    look: keysOf,
    expected: ['site/.s3-batch-action', 'site/a.css', 'site/index.html', 'site2/a.html'],
  },
  {
    heading: 'Prune a prefix',
    prepare: (server) => {
      for (let day = 10; day < 22; day += 1) {
        const lastModified = new Date(`2020-01-${day}`);
        server.bucket(BUCKET).seed(`builds/${day}/app.js`, 'text', { lastModified });
      }
    },
    stdout: 'builds/11/: 4 bytes\nbuilds/10/: 4 bytes\n2 objects to delete\n',
    look: (server) => [keysOf(server).length, server.counts['DeleteObjects']],
    expected: [12, undefined],
  },
  {
    heading: 'Abort old multipart uploads',
    prepare: (server) => {
      const bucket = server.bucket(BUCKET);
      const initiated = new Date('2020-01-01');
      bucket.seedUpload('a', { initiated, parts: ['12345', '678'] });
      bucket.seedUpload('b', { initiated });
      bucket.seedUpload('young', { initiated: new Date() });
    },
    stdout: 'aborted 2 uploads, freed 8 bytes\n',
    look: (server) =>
      server
        .bucket(BUCKET)
        .uploads()
        .map(({ key }) => key),
    expected: ['young'],
  },
  {
    heading: 'Upload a directory as the action does',
    prepare: (_server, cwd) => {
      write(cwd, { 'public/index.html': '', [`public/${LONG_PATH}`]: '' });
    },
    stdout:
      `file "${LONG_PATH}" can't be uploaded: its key has 1,210 bytes, the limit is 1,024: ` +
      'shorten the path or the prefix\n',
    look: (server) => server.counts,
    expected: {},
  },
  {
    heading: 'Options',
    stdout:
      'a: 1 done, 0 failed, 1 bytes\nb: 2 done, 0 failed, 2 bytes\nc: 3 done, 0 failed, 3 bytes\n',
    look: keysOf,
    expected: ['a', 'b', 'c'],
  },
  {
    heading: 'Errors and when they surface',
    stdout:
      '1 of 2 objects was not uploaded: NoSuchBucket: The specified bucket does not exist: "status.json"\n' +
      'missing-bucket/status.json: NoSuchBucket\n',
    look: keysOf,
    expected: ['status.json'],
  },
  {
    heading: 'Credentials',
    prepare: (server) => {
      server.bucket(BUCKET).seed('status.json', '{}');
    },
    env: { ...OTHER_TENANT, TENANT_KEY: 'test-access-key', TENANT_SECRET: 'test-secret-key' },
    stdout: '2\n',
    look: (server) => server.counts,
    expected: { HeadObject: 1 },
  },
  {
    heading: 'Credentials',
    prepare: (server, cwd) => {
      const { accessKeyId, secretAccessKey } = server;
      write(cwd, { 'tenant.json': JSON.stringify({ accessKeyId, secretAccessKey }) });
      server.bucket(BUCKET).seed('status.json', '{}');
    },
    env: OTHER_TENANT,
    stdout: '2\n',
    look: (server) => server.counts,
    expected: { HeadObject: 1 },
  },
  {
    heading: 'Credentials',
    prepare: (server) => {
      for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
    },
    stdout: '2\n',
    look: keysOf,
    expected: ['c'],
  },
];

/** In the order of the page. */
const README_CASES: readonly Omit<DocumentedCase, 'page'>[] = [
  {
    heading: 'Upload',
    stdout: 'a.txt done\nb.txt done\n',
    look: (server) => server.bucket(BUCKET).object('b.txt')?.body.toString(),
    expected: 'text of b',
  },
  {
    heading: 'Delete',
    prepare: (server) => {
      for (const key of ['old/a', 'old/b', 'new']) server.bucket(BUCKET).seed(key);
    },
    stdout: 'deleted 2 objects\n',
    look: keysOf,
    expected: ['new'],
  },
  {
    heading: 'Your own iterator',
    prepare: (server, cwd) => {
      for (const key of ['a', 'b', 'kept']) server.bucket(BUCKET).seed(key);
      write(cwd, { 'keys.txt': 'a\nb\n' });
    },
    stdout: 'deleted 2 objects\n',
    look: keysOf,
    expected: ['kept'],
  },
  {
    heading: 'Sync a directory',
    prepare: (server, cwd) => {
      write(cwd, { 'public/index.html': '<p>' });
      server.bucket(BUCKET).seed('site/old.html');
    },
    stdout: 'uploaded 1, deleted 1\n',
    look: keysOf,
    expected: ['site/.s3-batch-action', 'site/index.html'],
  },
];

const on = (page: Page) => (one: Omit<DocumentedCase, 'page'>) => ({ ...one, page });

/** In the order of `documentedPrograms`. */
export const DOCUMENTED_CASES: readonly DocumentedCase[] = [
  ...LIBRARY_CASES.map(on('docs/library.md')),
  ...README_CASES.map(on('npm/README.md')),
];
