import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localFiles, type LocalFilesOptions } from '../../src/sources/local-files.ts';

const WHAT_TO_DO = 'put a copy in its place, remove it, or leave it out with a glob';

describe('localFiles and links', () => {
  let base: string;
  let root: string;
  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'local-files-links-')));
    root = join(base, 'root');
    mkdirSync(join(root, 'a/b'), { recursive: true });
    mkdirSync(join(base, 'outside'));
    writeFileSync(join(root, 'a/b/file.html'), '12345');
    writeFileSync(join(base, 'outside/secret'), 'secret');
  });
  afterEach(() => {
    rmSync(base, { recursive: true });
  });

  const link = (target: string, path: string) => {
    symlinkSync(target, join(root, path));
  };
  const walk = async (options: Partial<LocalFilesOptions> = {}) => {
    const found = [];
    for await (const entry of localFiles({ root, followSymlinks: true, ...options })) {
      if (entry.kind === 'file') found.push(entry.path);
      else if (entry.kind !== 'problem') found.push(`${entry.kind} ${entry.path}`);
      else found.push(`${entry.path}: ${entry.error.code}: ${entry.error.message}`);
    }
    return found;
  };

  it('are named and not followed unless asked for', async () => {
    link('a/b/file.html', 'to-file');
    link('a', 'to-directory');
    link('missing', 'dangling');
    link('self', 'self');
    link('../outside/secret', 'out');
    const links = ['dangling', 'out', 'self', 'to-directory', 'to-file'];
    expect(await walk({ followSymlinks: false })).toEqual([
      'a/b/file.html',
      ...links.map((path) => `symlink ${path}`),
    ]);
  });

  it('are named when what they lead to would match, or might', async () => {
    link('a/b/file.html', 'to-file');
    link('a/b/file.html', 'file.html');
    link('a', 'to-directory');
    link('missing', 'dangling');
    const options = { followSymlinks: false, patterns: ['**/*.html'] };
    expect(await walk(options)).toEqual([
      'a/b/file.html',
      'symlink dangling',
      'symlink file.html',
      'symlink to-directory',
    ]);
    expect(await walk({ ...options, exclude: ['to-directory', 'dangling', 'a'] })).toEqual([
      'symlink file.html',
    ]);
  });

  it('are not followed when a pattern spells them out either', async () => {
    link('../outside', 'out');
    link('a', 'in');
    const patterns = ['out/secret', 'in/b/file.html'];
    expect(await walk({ followSymlinks: false, patterns })).toEqual(['symlink in', 'symlink out']);
  });

  it('are followed to files and directories inside the root, under their own path', async () => {
    link('a/b/file.html', 'to-file');
    link('a', 'to-directory');
    link('to-directory/b', 'to-link');
    expect(await walk()).toEqual([
      'a/b/file.html',
      'to-directory/b/file.html',
      'to-file',
      'to-link/file.html',
    ]);
    expect(await walk({ patterns: ['to-directory/b/*.html'] })).toEqual([
      'to-directory/b/file.html',
    ]);
    const { value: file } = await localFiles({
      root,
      followSymlinks: true,
      patterns: ['to-file'],
    }).next();
    expect(file).toMatchObject({ size: 5, absolutePath: join(root, 'to-file') });
  });

  it('are followed inside a root that is a link itself', async () => {
    link(join(root, 'a'), 'absolute');
    symlinkSync('root', join(base, 'root-link'));
    expect(await walk({ root: join(base, 'root-link') })).toEqual([
      'a/b/file.html',
      'absolute/b/file.html',
    ]);
  });

  it('are problems when they dangle', async () => {
    link('missing', 'dangling');
    link('a/b/file.html/x', 'through-a-file');
    expect(await walk({ exclude: ['a'] })).toEqual([
      expect.stringMatching(
        new RegExp(
          `^dangling: DanglingLink: link "dangling" leads to what can't be opened ` +
            `\\(ENOENT.*\\): ${WHAT_TO_DO}$`,
        ),
      ),
      expect.stringMatching(/^through-a-file: DanglingLink: .*\(ENOTDIR/),
    ]);
  });

  it('hazard 29: are problems when they lead in a circle', async () => {
    link('self', 'self');
    link('.', 'root');
    link('..', 'a/b/up');
    expect(await walk()).toEqual([
      'a/b/file.html',
      `a/b/up: LinkLoop: link "a/b/up" leads to a directory that holds it: ${WHAT_TO_DO}`,
      `root: LinkLoop: link "root" leads to a directory that holds it: ${WHAT_TO_DO}`,
      `self: LinkLoop: link "self" leads back to itself: ${WHAT_TO_DO}`,
    ]);
  });

  it('are problems when two of them lead to each other', async () => {
    mkdirSync(join(root, 'c'));
    link('../c', 'a/to-c');
    link('../a', 'c/to-a');
    const problem = (path: string) =>
      `${path}: LinkLoop: link "${path}" leads to a directory that holds it: ${WHAT_TO_DO}`;
    expect(await walk()).toEqual([
      'a/b/file.html',
      problem('a/to-c/to-a'),
      'c/to-a/b/file.html',
      problem('c/to-a/to-c'),
    ]);
  });

  it('hazard 29: are problems when they lead out of the root, also to a name that begins like it', async () => {
    mkdirSync(join(base, 'root-2'));
    link('../outside/secret', 'file');
    link('../outside', 'directory');
    link('../root-2', 'neighbour');
    const problem = (path: string, to: string) =>
      `${path}: LinkOutOfRoot: link "${path}" leads to ${JSON.stringify(join(base, to))}, ` +
      `which is not in the directory: ${WHAT_TO_DO}`;
    expect(await walk({ exclude: ['a'] })).toEqual([
      problem('directory', 'outside'),
      problem('file', 'outside/secret'),
      problem('neighbour', 'root-2'),
    ]);
  });

  it('are problems when they lead into a Git directory', async () => {
    mkdirSync(join(root, '.git'));
    writeFileSync(join(root, '.git/config'), '');
    link('.git/config', 'config');
    expect(await walk({ exclude: ['a', '.git'] })).toEqual([
      'config: GitDirectory: "config" is or leads to a ".git", which may hold credentials and is ' +
        'never taken: leave it out with a glob, "**/.git" say',
    ]);
  });
});
