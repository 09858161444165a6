import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as modes from '../../src/action/modes/modes.ts';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { createTally } from '../../src/core/tally/tally.ts';
import { type ManifestInput, manifestProblems } from '../support/manifest-problems.ts';
import { trafficOf } from '../support/traffic.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface Manifest {
  readonly inputs: Record<string, ManifestInput>;
  readonly outputs: Record<string, { description?: string }>;
  readonly runs: { readonly using: string; readonly main: string; readonly post: string };
  readonly branding: { readonly icon: string; readonly color: string };
}

const manifest = parse(read('action.yml')) as Manifest;

const GENERATED = new Set(['.git', '.cache', '.vitest', 'coverage', 'lib', 'node_modules']);

/** Files of the checkout, found without git, which a newcomer may not have. */
function filesUnder(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (GENERATED.has(entry.name)) return [];
    return entry.isDirectory() ? filesUnder(path) : [path];
  });
}

const FILES = filesUnder('');

describe('the bundle', () => {
  it.each([
    '@aws-sdk/client-s3',
    '@smithy/core',
    '@aws-sdk/lib-storage',
    'minimatch',
    'mime-types',
  ])('comes with the license of %s', (name) => {
    const licenses = readFileSync(join(ROOT, 'dist/licenses.txt'), 'utf8');
    const [, text = ''] = licenses.split(`\n${name}\n`);
    expect(text).toMatch(/^(MIT|Apache-2\.0|ISC|BlueOak-1\.0\.0)\n.{10}/s);
  });

  it('holds nothing of packages and operations that nobody in it uses', () => {
    const files = readdirSync(join(ROOT, 'dist')).map((name) => read(join('dist', name)));
    const holds = (text: string) => files.some((file) => file.includes(text));
    expect(holds('class PutObjectCommand ')).toBe(true);
    expect(holds('class GetBucketAnalyticsConfigurationCommand ')).toBe(false);
    expect(holds('@actions/core\nMIT\n')).toBe(true);
    expect(holds('@actions/http-client\nMIT\n')).toBe(false);
  });
});

describe('action.yml', () => {
  it('describes every input, its default and the modes that read it, as the modes do', () => {
    expect(manifestProblems(manifest.inputs, modes)).toEqual([]);
  });

  it('is compared with the modes in all of that', () => {
    const { bucket, source, include, prefix, ...others } = manifest.inputs;
    const wrong = {
      ...others,
      extra: { description: 'Nothing.' },
      mode: { description: 'What to do.' },
      source: { ...source, description: 'Directory to upload. `upload-dir` and `sync-dir`.' },
      include: { ...include, default: '' },
      delete: { ...others['delete'], description: 'All modes but `upload-dir`.' },
      prefix: { ...prefix, description: 'Directory' },
    };
    expect(bucket).toBeDefined();
    expect(manifestProblems(wrong, modes)).toEqual([
      'bucket is missing',
      'bucket is not in sentences',
      'prefix is not in sentences',
      'source does not say first that it is read by upload-dir, sync-dir',
      'include has the default "" instead of "all"',
      'delete does not say first that it is read by sync-dir',
      'extra is read by no mode',
      expect.stringMatching(/^mode does not say: What to do: `.*\.$/),
    ]);
  });

  it('has the outputs that are set', () => {
    const facts = {
      tally: createTally(),
      files: { unlisted: 0 },
      isDryRun: false,
      traffic: trafficOf(),
    };
    expect(Object.keys(manifest.outputs).sort()).toEqual(Object.keys(outputsOf(facts)).sort());
  });

  it('describes every output in sentences', () => {
    for (const [name, { description = '' }] of Object.entries(manifest.outputs)) {
      expect([name, description.trim()]).toEqual([name, expect.stringMatching(/^\S.*[.]$/s)]);
    }
  });

  it('runs the bundle on Node 24', () => {
    expect(manifest.runs).toEqual({
      using: 'node24',
      main: 'dist/index.js',
      post: 'dist/post.js',
      'post-if': 'always()',
    });
    expect(existsSync(join(ROOT, manifest.runs.main))).toBe(true);
    expect(existsSync(join(ROOT, manifest.runs.post))).toBe(true);
    expect(existsSync(join(ROOT, 'dist/licenses.txt'))).toBe(true);
  });
});

describe('the files', () => {
  it('name no path of a machine and no registry', () => {
    const text = FILES.filter((file) => !/\.(png|ico|woff2)$/.test(file));
    // Each pattern is in two pieces, so that this file holds none of them.
    const patterns = [
      '/wo' + 'rk/',
      '/ro' + 'ot/',
      '/ho' + 'me/[a-z]',
      '/tm' + 'p/',
      'registry' + '\\.npmjs',
    ];
    const pattern = new RegExp(patterns.join('|'));
    const isOwn = (file: string) => !file.startsWith('dist/');
    expect(text.filter((file) => isOwn(file) && pattern.test(read(file)))).toEqual([]);
    expect(read('dist/action.js')).not.toContain(ROOT);
  });

  it('name no real account and no key', () => {
    const isOwn = (file: string) => !/^(dist|package-lock)/.test(file);
    const key = /\b(AKIA|ASIA)[A-Z0-9]{16}\b|BEGIN [A-Z ]*PRIVATE KEY|\bgh[pousr]_\w{30}/;
    expect(FILES.filter((file) => isOwn(file) && key.test(read(file)))).toEqual([]);
  });

  it('have a word on what belongs in each folder of src', () => {
    const folders = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => name);
    expect(folders.filter((name) => !existsSync(join(ROOT, 'src', name, 'README.md')))).toEqual([]);
  });
});

describe('package.json', () => {
  const { dependencies, devDependencies, license } = JSON.parse(read('package.json')) as {
    dependencies: Record<string, string>;
    devDependencies: Record<string, string>;
    license: string;
  };

  it('has the license that LICENSE grants', () => {
    expect(read('LICENSE').split('\n')[0]).toBe(`${license} License`);
  });

  it('hazard 56: is locked without the addresses of a registry', () => {
    const { packages } = JSON.parse(read('package-lock.json')) as {
      packages: Record<string, { resolved?: string; integrity?: string; link?: boolean }>;
    };
    const isOwn = (path: string) => /^(packages\/[^/]+)?$/.test(path);
    const locked = Object.entries(packages).filter(
      ([path, { resolved = '', link }]) => !isOwn(path) && !(link === true && isOwn(resolved)),
    );
    expect(locked.length).toBeGreaterThan(100);
    expect(locked.filter(([, { resolved }]) => resolved !== undefined)).toEqual([]);
    expect(locked.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))).toEqual([]);
  });

  it('hazard 56: names exact versions', () => {
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
