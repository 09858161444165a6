import { execFileSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localFiles, type LocalFilesOptions } from '../../src/local/walk.ts';

/** More names than are looked at together. */
const SEVENTY = Array.from({ length: 70 }, (_, index) => `f${index + 10}`);

describe('localFiles and problems', () => {
  let root: string;
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'local-files-problems-')));
  });
  afterEach(() => {
    execFileSync('rm', ['-rf', root]);
  });

  const make = (...paths: (string | Buffer)[]) => {
    for (const path of paths) {
      const file = Buffer.concat([Buffer.from(`${root}/`), Buffer.from(path)]);
      mkdirSync(file.subarray(0, file.lastIndexOf('/')), { recursive: true });
      writeFileSync(file, '');
    }
  };
  const walk = async (options: Partial<LocalFilesOptions> = {}) => {
    const found = [];
    for await (const entry of localFiles({ root, ...options })) {
      if (entry.kind !== 'problem') found.push(`${entry.kind} ${entry.path}`);
      else found.push(`${entry.path}: ${entry.error.code}: ${entry.error.message}`);
    }
    return found;
  };

  it('hazard 29: names a FIFO and a device, if they would match', async () => {
    execFileSync('mkfifo', [join(root, 'fifo')]);
    make('a');
    expect(await walk()).toEqual([
      'file a',
      'fifo: NotARegularFile: "fifo" is a FIFO, not a regular file: ' +
        'remove it, or exclude it with a glob',
    ]);
    expect(await walk({ patterns: ['*.html', 'a'] })).toEqual(['file a']);
    expect(await walk({ exclude: ['f*'] })).toEqual(['file a']);
    expect(await walk({ root: '/dev', patterns: ['null'] })).toEqual([
      'null: NotARegularFile: "null" is a device, not a regular file: ' +
        'remove it, or exclude it with a glob',
    ]);
  });

  it('hazard 29: names a socket', async () => {
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(root, 'socket'), resolve));
    expect(await walk()).toEqual([
      'socket: NotARegularFile: "socket" is a socket, not a regular file: ' +
        'remove it, or exclude it with a glob',
    ]);
    await new Promise((resolve) => server.close(resolve));
  });

  it('hazard 26: names what has no UTF-8 name, in a readable form, and does not walk it', async () => {
    make(
      Buffer.from('a/caf\xe9 \\ 1', 'latin1'),
      Buffer.from('d\xff/x', 'latin1'),
      Buffer.from('\xfe.txt', 'latin1'),
      'z',
    );
    const problem = (path: string) =>
      `${path}: InvalidFileName: the name of "${path}" is not valid UTF-8, so it ` +
      "can't be a key: rename it, or exclude it with a glob";
    expect(await walk()).toEqual([
      problem('a/caf\\xe9 \\x5c 1'),
      problem('d\\xff'),
      'file z',
      problem('\\xfe.txt'),
    ]);
    expect(await walk({ patterns: ['*.txt'] })).toEqual([problem('\\xfe.txt')]);
    expect(await walk({ patterns: ['z', 'd*/y'] })).toEqual([problem('d\\xff'), 'file z']);
    expect(await walk({ exclude: ['a', 'd?', '*.txt'] })).toEqual(['file z']);
  });

  it('hazard 30: refuses .git, a directory or a file, and walks on', async () => {
    make('.git/config', 'sub/.git', 'sub/a', '.github/x');
    const problem = (path: string) =>
      `${path}: GitDirectory: "${path}" is or leads to a ".git" directory, which may hold credentials and is ` +
      'never uploaded: exclude it with a glob, for example "**/.git"';
    expect(await walk({ includeHiddenFiles: true })).toEqual([
      problem('.git'),
      'file .github/x',
      problem('sub/.git'),
      'file sub/a',
    ]);
    expect(await walk({ includeHiddenFiles: true, patterns: ['.git/config'] })).toEqual([
      problem('.git'),
    ]);
    expect(await walk({ includeHiddenFiles: true, exclude: ['**/.git'] })).toEqual([
      'file .github/x',
      'file sub/a',
    ]);
  });

  it('names a file that disappears while its directory is read', async () => {
    make(...SEVENTY);
    const entries = localFiles({ root });
    await entries.next();
    rmSync(join(root, 'f79'));
    const rest = [];
    for await (const entry of entries) rest.push(entry);
    expect(rest).toHaveLength(69);
    expect(rest.at(-1)).toMatchObject({
      kind: 'problem',
      path: 'f79',
      error: {
        code: 'FileDisappeared',
        message:
          '"f79" disappeared while its directory was read: run again when nothing else ' +
          'writes to it, or exclude it with a glob',
      },
    });
  });

  it('does not mind what disappears when it was not meant', async () => {
    make(...SEVENTY);
    const entries = localFiles({ root, patterns: ['f[1-6]*', 'f78'] });
    await entries.next();
    rmSync(join(root, 'f79'));
    let last;
    for await (const entry of entries) last = entry;
    expect(last).toMatchObject({ kind: 'file', path: 'f78' });
  });

  it("hazard 29: names a directory that can't be read, and walks on", async () => {
    make('a/1', 'b/2', 'c/3');
    const entries = localFiles({ root });
    await entries.next();
    rmSync(join(root, 'b'), { recursive: true });
    const rest = [];
    for await (const entry of entries) rest.push(entry);
    expect(rest).toMatchObject([
      {
        kind: 'problem',
        path: 'b',
        error: {
          code: 'UnreadableDirectory',
          message: expect.stringMatching(
            /^directory "b" can't be read \(ENOENT.*\): give the user that runs this permission/,
          ) as string,
        },
      },
      { kind: 'file', path: 'c/3' },
    ]);
  });

  it('names what lies deeper than a path may be long', async () => {
    const deep = Array.from({ length: 10 }, () => '0'.repeat(250)).join('/');
    make('a', `${deep}/file`, `moved/${deep}/file`);
    // Neither half is too long, the whole is: a path has at most 4,096 bytes.
    renameSync(join(root, 'moved'), join(root, deep, 'moved'));
    const [first, tooDeep, ...others] = await walk();
    expect(first).toBe(`file ${deep}/file`);
    expect(tooDeep).toMatch(/^0{250}\/.*: Unreadable(?:File|Directory): .*ENAMETOOLONG/);
    expect(others).toEqual(['file a']);
    expect(await walk({ exclude: ['0*'] })).toEqual(['file a']);
  });

  it.each<[name: string, why: RegExp, root: string]>([
    ['is missing', /ENOENT/, 'site'],
    ['is a file', /it is not a directory/, 'file/site'],
  ])('throws when the root %s', async (_, why, name) => {
    make('file/site');
    const path = join(root, name);
    const error: unknown = await walk({ root: path }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', code: 'SourceUnreadable', scope: 'batch' });
    const { message } = error as Error;
    expect(message).toMatch(why);
    expect(message).toMatch(/^directory ".*site" can't be read \(/);
    expect(message).toMatch(
      /check its name, and that the step that creates it ran before this one$/,
    );
  });

  it('throws when the root lies in a Git directory', async () => {
    make('.git/hooks/x');
    await expect(walk({ root: join(root, '.git/hooks') })).rejects.toMatchObject({
      code: 'GitDirectory',
      message: expect.stringContaining('is or leads to a ".git"') as string,
    });
  });

  it('throws for globs that have a problem', async () => {
    await expect(walk({ patterns: ['/*'] })).rejects.toThrow(
      new RangeError('glob "/*" begins with "/", but patterns are relative: write "**"'),
    );
    await expect(walk({ exclude: ['a/../b'] })).rejects.toThrow(RangeError);
  });
});

const WHAT_TO_DO = 'replace it with a copy, remove it, or exclude it with a glob';

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
          `^dangling: DanglingLink: link "dangling" points to a file that can't be opened ` +
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
      `a/b/up: LinkLoop: link "a/b/up" points to a directory that contains it: ${WHAT_TO_DO}`,
      `root: LinkLoop: link "root" points to a directory that contains it: ${WHAT_TO_DO}`,
      `self: LinkLoop: link "self" points back to itself: ${WHAT_TO_DO}`,
    ]);
  });

  it('are problems when two of them lead to each other', async () => {
    mkdirSync(join(root, 'c'));
    link('../c', 'a/to-c');
    link('../a', 'c/to-a');
    const problem = (path: string) =>
      `${path}: LinkLoop: link "${path}" points to a directory that contains it: ${WHAT_TO_DO}`;
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
      `${path}: LinkOutOfRoot: link "${path}" points to ${JSON.stringify(join(base, to))}, ` +
      `which is outside the directory: ${WHAT_TO_DO}`;
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
      'config: GitDirectory: "config" is or leads to a ".git" directory, which may hold credentials and is ' +
        'never uploaded: exclude it with a glob, for example "**/.git"',
    ]);
  });
});
