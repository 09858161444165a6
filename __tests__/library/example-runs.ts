import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { S3Server } from 's3-test-server';

const BUCKET = 'my-bucket';

/** One way to run each of the examples, and what it must have done. */
export interface ExampleCase {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly prepare: (server: S3Server, cwd: string) => void;
  readonly exitCode: number;
  readonly stdout: RegExp;
  /** What is in the bucket, or on disk, afterwards; compared with `expected`. */
  readonly look: (server: S3Server, cwd: string) => unknown;
  readonly expected: unknown;
}

const keysOf = (server: S3Server) => server.bucket(BUCKET).keys();

function seed(server: S3Server, objects: Readonly<Record<string, string>>): void {
  for (const [key, body] of Object.entries(objects)) server.bucket(BUCKET).seed(key, body);
}

export const EXAMPLE_CASES: readonly ExampleCase[] = [
  {
    name: 'directory-iterator',
    args: ['public'],
    prepare: (_server, cwd) => {
      mkdirSync(join(cwd, 'public/a'), { recursive: true });
      writeFileSync(join(cwd, 'public/index.html'), 'home');
      writeFileSync(join(cwd, 'public/a/b c.txt'), 'text');
    },
    exitCode: 0,
    stdout: /^uploaded 2 files, 8 bytes\n$/,
    look: (server) =>
      keysOf(server).map((key) => [key, server.bucket(BUCKET).object(key)?.body.toString()]),
    expected: [
      ['a/b c.txt', 'text'],
      ['index.html', 'home'],
    ],
  },
  {
    name: 'csv-keys',
    args: ['old.csv'],
    prepare: (server, cwd) => {
      seed(server, { 'a.txt': '', 'b "c", d': '', kept: '' });
      writeFileSync(join(cwd, 'old.csv'), 'key,size\r\na.txt,1\r\n"b ""c"", d",2\r\n');
    },
    exitCode: 0,
    stdout: /^deleted 2 objects\n$/,
    look: keysOf,
    expected: ['kept'],
  },
  {
    name: 'delete-by-predicate',
    args: ['uploads/'],
    prepare: (server) => {
      seed(server, { 'uploads/a.tmp': '', 'uploads/b.tmp': 'b', 'uploads/c': '', 'd.tmp': '' });
    },
    exitCode: 0,
    stdout: /^"uploads\/a\.tmp": done\n$/,
    look: keysOf,
    expected: ['d.tmp', 'uploads/b.tmp', 'uploads/c'],
  },
  {
    name: 'download-with-after',
    args: ['reports/', 'downloads'],
    prepare: (server) => {
      seed(server, { 'reports/2026/a.csv': 'a,b', 'reports/b.csv': 'c', 'other/c.csv': 'd' });
    },
    exitCode: 0,
    stdout: /^finished 2, downloaded 2 objects, 4 bytes\n$/,
    look: (_server, cwd) =>
      ['2026/a.csv', 'b.csv'].map((path) => readFileSync(join(cwd, 'downloads', path), 'utf8')),
    expected: ['a,b', 'c'],
  },
  {
    name: 'several-buckets',
    args: [],
    env: { BUCKETS: `${BUCKET},missing-bucket` },
    prepare: () => undefined,
    exitCode: 1,
    stdout: /1 of 2[^]*\nmissing-bucket\/status\.json: NoSuchBucket\n$/,
    look: (server) => server.bucket(BUCKET).object('status.json')?.headers,
    expected: { 'content-type': 'application/json', 'cache-control': 'no-cache' },
  },
  {
    name: 'cancelled-batch',
    args: [],
    prepare: () => undefined,
    exitCode: 0,
    stdout: /^the batch ended: that is enough\ntaken (\d+), outcomes \1\n$/,
    look: (server) => keysOf(server).length >= 100,
    expected: true,
  },
];

export { BUCKET as EXAMPLE_BUCKET };
