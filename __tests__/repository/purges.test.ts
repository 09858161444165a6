import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { HAS_SHELL_TOOLS } from '../support/program.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Programs that add the request they are given to a file. */
const STAND_INS = {
  aws: '#!/bin/sh\nfor file; do :; done\ncat "${file#file://}" >>requests\n',
  curl: '#!/bin/sh\ncat >>requests\necho \'{"success":true}\'\n',
};

const HOSTILE = [
  "it's $(touch run) `touch run`.html",
  '"quoted" & <b>.js',
  '-rf',
  '100%/what?#here.txt',
  'a*b/c.png',
  '[x]{y}|z^~\\.svg',
  '日本語 🚀.html',
  'é'.repeat(512),
  '/doubled/index.html',
];

/** The same as URLs, as browsers ask for them once a page has encoded what has a meaning in a URL. */
const ENCODED = [
  "it's%20$(touch%20run)%20%60touch%20run%60.html",
  '%22quoted%22%20&%20%3Cb%3E.js',
  '-rf',
  '100%25/what%3F%23here.txt',
  'a*b/c.png',
  '%5Bx%5D%7By%7D%7Cz%5E~%5C.svg',
  '%E6%97%A5%E6%9C%AC%E8%AA%9E%20%F0%9F%9A%80.html',
  '%C3%A9'.repeat(512),
  '/doubled/index.html',
  '/doubled/',
];

interface Workflow {
  readonly jobs: { readonly deploy: { readonly steps: readonly { readonly run?: string }[] } };
}

let folder = '';

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'purges-'));
  for (const [name, text] of Object.entries(STAND_INS)) {
    writeFileSync(join(folder, name), text, { mode: 0o755 });
  }
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the script of an example for these changed keys, and returns what it sent. */
function requestsOf(
  name: string,
  keys: readonly string[],
  env: Readonly<Record<string, string>>,
): string {
  const text = readFileSync(join(ROOT, `examples/workflows/${name}.yml`), 'utf8');
  const { steps } = (parse(text) as Workflow).jobs.deploy;
  const script = steps.map(({ run = '' }) => run).join('');
  const file = join(folder, 'keys');
  writeFileSync(file, keys.map((key) => `${key}\n`).join(''));
  execFileSync('bash', ['-e', '-c', script], {
    cwd: folder,
    env: {
      ...process.env,
      PATH: `${folder}:${process.env['PATH'] ?? ''}`,
      RUNNER_TEMP: folder,
      KEYS: keys.length === 0 ? '' : file,
      GITHUB_RUN_ID: '1',
      ...env,
    },
  });
  return readFileSync(join(folder, 'requests'), 'utf8');
}

function invalidated(keys: readonly string[], origin = '/site'): readonly string[] {
  const env = { DISTRIBUTION: 'E1', ORIGIN_PATH: origin };
  const { Paths } = JSON.parse(requestsOf('deploy-and-invalidate', keys, env)) as {
    readonly Paths: { readonly Quantity: number; readonly Items: readonly string[] };
  };
  expect(Paths.Quantity).toBe(Paths.Items.length);
  return Paths.Items;
}

interface Purge {
  readonly files?: readonly string[];
  readonly hosts?: readonly string[];
}

function purged(keys: readonly string[], site = 'https://site.example') {
  const env = { SITE: site, TOKEN: 'token', ZONE: 'zone' };
  const lines = requestsOf('deploy-to-r2-and-purge', keys, env).split('\n').filter(Boolean);
  return lines.map((line) => JSON.parse(line) as Purge);
}

const numbered = (count: number, ending = '') =>
  Array.from({ length: count }, (_, at) => `site/${at}${ending}`);

describe.runIf(HAS_SHELL_TOOLS)('the script that invalidates CloudFront', () => {
  it.each(['site', ''])('encodes what CloudFront wants encoded, below "%s"', (prefix) => {
    const keys = HOSTILE.map((key) => (prefix === '' ? key : `${prefix}/${key}`));
    const wanted = ENCODED.map((path) => `/${path.replaceAll('~', '%7E')}`);
    const found = invalidated(keys, prefix && `/${prefix}`);
    expect([...found].sort()).toEqual(wanted.sort());
    expect(() => readFileSync(join(folder, 'run'))).toThrow('ENOENT');
  });

  it('replaces more than 500 paths, or none, by everything', () => {
    expect(invalidated(numbered(500))).toHaveLength(500);
    rmSync(join(folder, 'requests'));
    expect(invalidated(numbered(501))).toEqual(['/*']);
    rmSync(join(folder, 'requests'));
    expect(invalidated([])).toEqual(['/*']);
  });

  it('replaces more paths that are wildcards than CloudFront accepts by everything', () => {
    expect(invalidated(numbered(15, '*'))).toHaveLength(15);
    rmSync(join(folder, 'requests'));
    expect(invalidated(numbered(16, '*'))).toEqual(['/*']);
  });

  it('leaves out what no browser can ask for', () => {
    expect(invalidated(['site/a', 'site/../b', 'site/c/.', 'site/.d', 'site/e..'])).toEqual([
      '/.d',
      '/a',
      '/e..',
    ]);
  });
});

describe.runIf(HAS_SHELL_TOOLS)('the script that purges Cloudflare', () => {
  it('encodes what has a meaning in a URL', () => {
    const [request] = purged(HOSTILE, 'https://site.example/');
    const wanted = ENCODED.map((path) => `https://site.example/${path}`);
    expect([...(request?.files ?? [])].sort()).toEqual(wanted.sort());
    expect(() => readFileSync(join(folder, 'run'))).toThrow('ENOENT');
  });

  it.each([
    [100, [100]],
    [101, [100, 1]],
    [500, [100, 100, 100, 100, 100]],
  ])('sends %i URLs in requests of at most 100', (count, sizes) => {
    expect(purged(numbered(count)).map(({ files = [] }) => files.length)).toEqual(sizes);
  });

  it.each([0, 501])('replaces %i URLs by the host', (count) => {
    expect(purged(numbered(count))).toEqual([{ hosts: ['site.example'] }]);
  });

  it('sends a request that is longer than an argument of a program may be', () => {
    const keys = Array.from({ length: 100 }, (_, at) => `${'é'.repeat(510)}${at}`);
    expect(purged(keys).map(({ files = [] }) => files.length)).toEqual([100]);
  });

  it('leaves out what no browser can ask for', () => {
    expect(purged(['a', '../b', 'c/./d'])).toEqual([{ files: ['https://site.example/a'] }]);
  });
});
