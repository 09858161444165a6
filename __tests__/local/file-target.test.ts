import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { quote } from '../../src/core/text.ts';
import { fileTarget, safeRelativePath } from '../../src/local/file-target.ts';

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield await Promise.resolve(Buffer.from(text));
}

describe('fileTarget', () => {
  let base: string;
  let directory: string;
  beforeEach(() => {
    base = realpathSync(mkdtempSync(join(tmpdir(), 'file-target-')));
    directory = join(base, 'downloads');
  });
  afterEach(() => {
    rmSync(base, { recursive: true });
  });
  const listed = () => readdirSync(base, { recursive: true }).sort();
  const textOf = (path: string) => readFileSync(join(directory, path), 'utf8');

  it('writes all chunks, and makes the directories', async () => {
    await fileTarget(directory, 'a/b/c.txt').write(chunksOf('one, ', 'two'));
    expect(textOf('a/b/c.txt')).toBe('one, two');
    expect(listed()).toEqual([
      'downloads',
      ...['', '/b', '/b/c.txt'].map((p) => `downloads/a${p}`),
    ]);
  });

  it('hazard 31: writes an empty file, into directories that are there', async () => {
    mkdirSync(join(directory, 'a'), { recursive: true });
    await fileTarget(directory, 'a/empty').write(chunksOf());
    expect(textOf('a/empty')).toBe('');
  });

  it('writes a name as long as the disk allows', async () => {
    const name = 'n'.repeat(255);
    await fileTarget(directory, name).write(chunksOf('x'));
    expect(textOf(name)).toBe('x');
  });

  it('hazard 28: keeps a backslash in a name where it is no separator', async () => {
    await fileTarget(directory, 'a\\b/c').write(chunksOf('x'));
    expect(readdirSync(directory)).toEqual(['a\\b']);
  });

  it('hazard 25: replaces a file, and a link itself rather than what it leads to', async () => {
    mkdirSync(directory);
    writeFileSync(join(base, 'outside'), 'untouched');
    symlinkSync(join(base, 'outside'), join(directory, 'file'));
    await fileTarget(directory, 'file').write(chunksOf('first'));
    expect(lstatSync(join(directory, 'file')).isFile()).toBe(true);
    await fileTarget(directory, 'file').write(chunksOf('second'));
    expect(textOf('file')).toBe('second');
    expect(readFileSync(join(base, 'outside'), 'utf8')).toBe('untouched');
  });

  it('hazard 8: shows nothing of a file before it is whole, and keeps the old one on failure', async () => {
    mkdirSync(directory);
    writeFileSync(join(directory, 'file'), 'old');
    const cut = new Error('the body was cut short');
    async function* cutShort() {
      yield* chunksOf('half');
      expect(textOf('file')).toBe('old');
      throw cut;
    }
    await expect(fileTarget(directory, 'file').write(cutShort())).rejects.toBe(cut);
    expect(textOf('file')).toBe('old');
    expect(listed()).toEqual(['downloads', 'downloads/file']);
  });

  it('hazard 25: makes and writes nothing behind a link that leads out, and frees the body', async () => {
    mkdirSync(directory);
    mkdirSync(join(base, 'outside'));
    symlinkSync(join(base, 'outside'), join(directory, 'link'));
    const freed: string[] = [];
    async function* body() {
      try {
        yield* chunksOf('x', 'y');
      } finally {
        freed.push('body');
      }
    }
    await expect(fileTarget(directory, 'link/new/file').write(body())).rejects.toMatchObject({
      name: 'StoreError',
      code: 'UnsafePath',
      message:
        `${JSON.stringify(join(directory, 'link'))} leads to ` +
        `${JSON.stringify(join(base, 'outside'))}, which is outside ${JSON.stringify(directory)}: ` +
        'remove that link, or download into another directory',
    });
    expect(readdirSync(join(base, 'outside'))).toEqual([]);
    expect(freed).toEqual(['body']);
  });

  it('follows a link that stays inside, and a directory that is a link itself', async () => {
    mkdirSync(join(base, 'real', 'a'), { recursive: true });
    symlinkSync(join(base, 'real'), directory);
    symlinkSync('a', join(base, 'real', 'link'));
    await fileTarget(directory, 'link/file').write(chunksOf('x'));
    expect(readFileSync(join(base, 'real', 'a', 'file'), 'utf8')).toBe('x');
  });

  it.each(['link', 'directory'])(
    'hazard 82: puts no file into a %s that came into the place of its directory',
    async (kind) => {
      mkdirSync(join(directory, 'a'), { recursive: true });
      const outside = join(base, 'outside');
      mkdirSync(outside);
      writeFileSync(join(outside, 'file'), 'untouched');
      async function* swapping() {
        yield* chunksOf('x');
        renameSync(join(directory, 'a'), join(base, 'before'));
        if (kind === 'link') symlinkSync(outside, join(directory, 'a'));
        else renameSync(outside, join(directory, 'a'));
        // The temporary file is there under its own name, too.
        const place = join(directory, 'a');
        for (const name of readdirSync(join(base, 'before'))) writeFileSync(join(place, name), 'y');
      }
      await expect(fileTarget(directory, 'a/file').write(swapping())).rejects.toMatchObject({
        name: 'StoreError',
        code: kind === 'link' ? 'WriteFailed' : 'DirectoryReplaced',
      });
      expect(readFileSync(join(directory, 'a/file'), 'utf8')).toBe('untouched');
    },
  );

  it('hazard 24: refuses a path that leads out', async () => {
    await expect(fileTarget(directory, '../file').write(chunksOf('x'))).rejects.toMatchObject({
      code: 'UnsafePath',
      message:
        'key "../file" can\'t be the path of a file (it has the segment ".."): ' +
        'exclude it, or download it by itself under another name',
    });
    expect(listed()).toEqual([]);
  });

  it.each([
    ['a directory in its place', 'taken', /EISDIR|EEXIST|ENOTEMPTY|EPERM/],
    ['a file in the place of a parent', 'file/x/y', /ENOTDIR/],
    ['a name too long for the disk', 'n'.repeat(256), /ENAMETOOLONG/],
  ])('names the file and leaves nothing behind with %s', async (_, path, reason) => {
    mkdirSync(join(directory, 'taken'), { recursive: true });
    writeFileSync(join(directory, 'file'), 'old');
    const before = listed();
    const writing = fileTarget(directory, path).write(chunksOf('x'));
    const error: unknown = await writing.catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'StoreError', code: 'WriteFailed' });
    const { message } = error as Error;
    expect(message).toMatch(reason);
    expect(message).toContain(`file ${JSON.stringify(join(directory, path))} can't be written (`);
    expect(message).toMatch(
      /\): check the permissions and the disk space, and that no other key maps to the same name$/,
    );
    expect(listed()).toEqual(before);
  });
});

describe('safeRelativePath', () => {
  it.each(['a', 'a/b.txt', '...', '..a/b..', 'a\\b', 'C:', 'aux', 'x.', ' ', '.github/x', 'é\n'])(
    'takes %j on Linux',
    (key) => {
      expect(safeRelativePath(key, 'linux')).toEqual({ path: key });
    },
  );

  it.each(['a/b.txt', 'auxiliary', 'com10', 'com', 'nul-', 'a b'])('takes %j on Windows', (key) => {
    expect(safeRelativePath(key, 'win32')).toEqual({ path: key });
  });

  it.each<[key: string, why: string]>([
    ['', 'it is empty'],
    ['/', 'it is absolute'],
    ['/etc/passwd', 'it is absolute'],
    ['//srv/x', 'it is absolute'],
    ['a/', 'it ends with "/", as the marker of a directory does'],
    ['a\0b', 'it holds a NUL character'],
    ['a\ud800', 'it holds half a surrogate pair, which no UTF-8 name can hold'],
    ['a//b', 'it has an empty segment'],
    ['.', 'it has the segment "."'],
    ['a/./b', 'it has the segment "."'],
    ['..', 'it has the segment ".."'],
    ['a/../../b', 'it has the segment ".."'],
    ['.git/config', 'Git would treat ".git" as its repository'],
    ['a/.GIT/hooks/x', 'Git would treat ".GIT" as its repository'],
    ['git~1/config', 'Git would treat "git~1" as its repository'],
  ])('hazard 24, hazard 30, hazard 31: refuses %j everywhere: %s', (key, why) => {
    const problem =
      `key ${quote(key)} can't be the path of a file (${why}): ` +
      'exclude it, or download it by itself under another name';
    expect(safeRelativePath(key, 'linux')).toEqual({ problem });
    expect(safeRelativePath(key, 'win32')).toEqual({ problem });
  });

  it.each([
    ['C:\\x', 'C:\\x'],
    ['a/..\\b', '..\\b'],
    ['\\\\srv\\x', '\\\\srv\\x'],
    ['a:stream', 'a:stream'],
    ['a/NUL', 'NUL'],
    ['con.txt', 'con.txt'],
    ['aux .h', 'aux .h'],
    ['COM1', 'COM1'],
    ['lpt²', 'lpt²'],
    ['a/x.', 'x.'],
    ['a /b', 'a '],
    ['a\nb', 'a\nb'],
    ['what?', 'what?'],
  ])('hazard 24: refuses %j on Windows, for %j', (key, segment) => {
    expect(safeRelativePath(key, 'win32')).toEqual({
      problem: expect.stringContaining(
        `Windows does not allow the name ${quote(segment)}`,
      ) as string,
    });
  });
});
