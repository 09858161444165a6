import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Candidate, changelogSection, releaseProblems } from '../../scripts/release/check.ts';
import { newestOfMajor } from '../../scripts/release/move-major-tag.ts';

const SCRIPTS = join(import.meta.dirname, '../../scripts/release');
const CHANGELOG = `# Changelog

Versions follow Semantic Versioning.

## 1.2.0 - 2026-11-30

- New.

### Fixed

- Old.

## 1.1.0 - 2026-10-01

- Before.
`;
const GOOD: Candidate = {
  version: '1.2.0',
  packageVersions: ['1.2.0', '1.2.0'],
  changelog: CHANGELOG,
  tags: ['v1', 'v1.1.20', 'v01.2.0-rc', 'v1.1.9'],
  ref: 'refs/heads/main',
};

describe('a release', () => {
  it('is allowed for a version that is new, written everywhere, and on main', () => {
    expect(releaseProblems(GOOD)).toEqual([]);
  });

  it.each<[Partial<Candidate>, string]>([
    [{ version: 'v1.2.0' }, 'version "v1.2.0" is not three numbers: write 1.2.3'],
    [{ version: '1.2' }, 'version "1.2" is not three numbers'],
    [{ version: '1.02.0' }, 'version "1.02.0" is not three numbers'],
    [{ version: '1.2.0; id' }, 'version "1.2.0; id" is not three numbers'],
    [
      { packageVersions: ['1.2.0', '1.1.0'] },
      'package-lock.json has version 1.1.0: run npm version',
    ],
    [
      { changelog: CHANGELOG.replace('1.2.0 - 2026-11-30', 'Unreleased') },
      'CHANGELOG.md has no text',
    ],
    [{ changelog: '## 1.2.0 - 2026-11-30\n\n## 1.1.0 - 2026-10-01\n' }, 'CHANGELOG.md has no text'],
    [{ tags: ['v1.2.0'] }, 'the tag v1.2.0 exists: a released version is never changed'],
    [{ tags: ['v1.9.0', 'v1.10.0', 'v1'] }, 'version 1.2.0 is below v1.10.0, which is released'],
    [{ tags: ['v2.0.0'] }, 'version 1.2.0 is below v2.0.0, which is released'],
    [
      { changelog: `${CHANGELOG}\n## 1.2.0 - 2026-09-01\n\n- Twice.\n` },
      'CHANGELOG.md has more than one "## 1.2.0"',
    ],
    [{ ref: 'refs/heads/other' }, 'the workflow runs on refs/heads/other: start it on main'],
  ])('is refused with %j', (change, problem) => {
    expect(releaseProblems({ ...GOOD, ...change })).toEqual([expect.stringContaining(problem)]);
  });

  it('has the text of its section as notes', () => {
    expect(changelogSection(CHANGELOG, '1.2.0')).toBe('- New.\n\n### Fixed\n\n- Old.');
    expect(changelogSection(CHANGELOG, '1.1.0')).toBe('- Before.');
    expect(changelogSection(CHANGELOG, '1.2')).toBeUndefined();
  });

  it('is the newest of its major version by its numbers', () => {
    expect(newestOfMajor(['v1', 'v1.9.0', 'v1.10.0', 'v10.0.0', 'x'], '1.2.0')).toBe('1.10.0');
    expect(newestOfMajor(['v1'], '1.2.0')).toBeUndefined();
  });
});

let folder: string;
let clone: string;
const git = (...args: readonly string[]) =>
  execFileSync('git', ['-c', 'user.name=test', '-c', 'user.email=t@example.com', ...args], {
    cwd: clone,
    encoding: 'utf8',
  }).trim();
const script = (name: string, ...args: readonly string[]) =>
  execFileSync(process.execPath, [join(SCRIPTS, name), ...args], {
    cwd: clone,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();

/** A commit with a tag at the remote. */
function publish(version: string, ...options: readonly string[]): string {
  git('commit', '--quiet', '--allow-empty', '--message', version);
  git('tag', ...options, `v${version}`);
  git('push', '--quiet', 'origin', `v${version}`);
  git('tag', '--delete', `v${version}`);
  return git('rev-parse', 'HEAD');
}
const remoteTag = (tag: string) => git('ls-remote', 'origin', `refs/tags/${tag}`).split('\t')[0];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'release-'));
  clone = join(folder, 'clone');
  execFileSync('git', ['init', '--quiet', '--bare', join(folder, 'origin')]);
  execFileSync('git', ['init', '--quiet', clone]);
  git('remote', 'add', 'origin', join(folder, 'origin'));
  mkdirSync(join(clone, 'dist'));
  const names = ['action.yml', 'action-types.yml', 'LICENSE', 'README.md', 'SECURITY.md'];
  for (const name of [...names, 'dist/index.js', 'not-for-users.ts']) {
    writeFileSync(join(clone, name), `${name}\n`);
  }
  writeFileSync(join(clone, 'CHANGELOG.md'), CHANGELOG);
  git('add', '--all');
  git('commit', '--quiet', '--message', 'first');
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

describe('the archive', () => {
  it('is the same twice, whatever the machine sets, and has a checksum and notes', () => {
    script('archive.ts', '1.2.0', join(folder, 'one'));
    git('config', 'tar.umask', '0077');
    git('config', 'tar.tar.gz.command', 'gzip --fast');
    script('archive.ts', '1.2.0', join(folder, 'two'));
    const name = 's3-batch-action-1.2.0.tar.gz';
    const bytes = readFileSync(join(folder, 'one', name));
    expect(readFileSync(join(folder, 'two', name)).equals(bytes)).toBe(true);
    const digest = createHash('sha256').update(bytes).digest('hex');
    expect(readFileSync(join(folder, 'one', `${name}.sha256`), 'utf8')).toBe(
      `${digest}  ${name}\n`,
    );
    expect(readFileSync(join(folder, 'one/notes.md'), 'utf8')).toMatch(/^- New\.\n[^]*- Old\.\n$/);
  });

  it('has what users need, and nothing else', () => {
    script('archive.ts', '1.2.0', join(folder, 'three'));
    const archive = join(folder, 'three/s3-batch-action-1.2.0.tar.gz');
    const names = execFileSync('tar', ['-tzf', archive], { encoding: 'utf8' }).trim().split('\n');
    const files = names
      .filter((name) => !name.endsWith('/'))
      .map((name) => name.split('1.2.0/')[1]);
    expect(files.sort()).toEqual([
      'CHANGELOG.md',
      'LICENSE',
      'README.md',
      'SECURITY.md',
      'action-types.yml',
      'action.yml',
      'dist/index.js',
    ]);
  });
});

describe('the tag of the major version', () => {
  it('is made, moved to newer versions, and kept where a newer one is there', () => {
    expect(() => script('move-major-tag.ts', '1.0.0')).toThrow('there is no tag v1.0.0');
    const first = publish('1.0.0');
    expect(script('move-major-tag.ts', '1.0.0')).toBe(`v1 is now v1.0.0, ${first}`);
    expect(remoteTag('v1')).toBe(first);
    // An annotated tag has an object of its own, which is not the commit.
    const second = publish('1.10.0', '--annotate', '--message', 'notes');
    expect(script('move-major-tag.ts', '1.10.0')).toBe(`v1 is now v1.10.0, ${second}`);
    expect(remoteTag('v1')).toBe(second);
    publish('1.9.1');
    const kept = 'v1 is kept at v1.10.0, which is newer than v1.9.1';
    expect(script('move-major-tag.ts', '1.9.1')).toBe(kept);
    expect(remoteTag('v1')).toBe(second);
    const other = publish('2.0.0');
    script('move-major-tag.ts', '2.0.0');
    expect([remoteTag('v1'), remoteTag('v2')]).toEqual([second, other]);
  });

  it('is not moved in a check, which names the tag that exists', () => {
    writeFileSync(join(clone, 'package.json'), '{"version": "1.0.0"}');
    writeFileSync(join(clone, 'package-lock.json'), '{"version": "1.0.0"}');
    expect(() => script('check.ts', '1.0.0')).toThrow('the tag v1.0.0 exists');
  });
});
