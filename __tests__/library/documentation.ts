import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import type { S3Server } from 's3-test-server';

export const DOCUMENTATION = join(import.meta.dirname, '../../docs/library.md');

const BUCKET = 'my-bucket';

/** What a program of the documentation finds, and what it must have done. */
interface DocumentedCase {
  /** The heading that it is under. */
  readonly heading: string;
  readonly prepare?: (server: S3Server, cwd: string) => void;
  /** In place of the server's credentials in the environment. */
  readonly env?: Readonly<Record<string, string>>;
  readonly stdout: string;
  readonly look: (server: S3Server, cwd: string) => unknown;
  readonly expected: unknown;
}

/** The programs of docs/library.md, by their headings. */
export function documentedPrograms(): readonly {
  readonly heading: string;
  readonly code: string;
}[] {
  const text = readFileSync(DOCUMENTATION, 'utf8');
  const programs: { heading: string; code: string }[] = [];
  let heading = '';
  for (const [, title, code] of text.matchAll(/^#+ (.*)$|^```\w*\n([^]*?)^```$/gm)) {
    if (title !== undefined) heading = title;
    if (code !== undefined) programs.push({ heading, code });
  }
  return programs;
}

const keysOf = (server: S3Server) => server.bucket(BUCKET).keys();

function write(cwd: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(cwd, path, '..'), { recursive: true });
    writeFileSync(join(cwd, path), text);
  }
}

const LONG_PATH = Array.from({ length: 6 }, () => 'd'.repeat(200)).join('/');

/** In the order of the document. */
export const DOCUMENTED_CASES: readonly DocumentedCase[] = [
  {
    heading: 'The library',
    stdout: 'uploaded 1 object, 5 bytes\n',
    look: (server) => server.bucket(BUCKET).object('hello.txt')?.body.toString(),
    expected: 'hello',
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
    heading: 'Outcomes and errors',
    stdout:
      '1 of 2 objects was not uploaded: NoSuchBucket: The specified bucket does not exist: "status.json"\n' +
      'missing-bucket/status.json: NoSuchBucket\n',
    look: keysOf,
    expected: ['status.json'],
  },
  {
    heading: 'The store',
    prepare: (server, cwd) => {
      const { accessKeyId, secretAccessKey } = server;
      write(cwd, { 'tenant.json': JSON.stringify({ accessKeyId, secretAccessKey }) });
      server.bucket(BUCKET).seed('status.json', '{}');
    },
    env: { AWS_ACCESS_KEY_ID: 'of another tenant', AWS_SECRET_ACCESS_KEY: 'secret' },
    stdout: '2\n',
    look: (server) => server.counts,
    expected: { HeadObject: 1 },
  },
  {
    heading: 'The store',
    prepare: (server) => {
      for (const key of ['a', 'b', 'c']) server.bucket(BUCKET).seed(key);
    },
    stdout: '2\n',
    look: keysOf,
    expected: ['c'],
  },
];
