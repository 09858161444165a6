import { describe, expect, it } from 'vitest';
import { quoted } from '../../src/core/shown.ts';
import { safeRelativePath } from '../../src/sources/file-target.ts';

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
    ['a\ud800', 'it holds half a surrogate pair, which no UTF-8 name can'],
    ['a//b', 'it has nothing between two slashes'],
    ['.', 'it has the segment "."'],
    ['a/./b', 'it has the segment "."'],
    ['..', 'it has the segment ".."'],
    ['a/../../b', 'it has the segment ".."'],
    ['.git/config', 'Git would take orders from what is in ".git"'],
    ['a/.GIT/hooks/x', 'Git would take orders from what is in ".GIT"'],
    ['git~1/config', 'Git would take orders from what is in "git~1"'],
  ])('hazard 24, hazard 30, hazard 31: refuses %j everywhere: %s', (key, why) => {
    const problem =
      `key ${quoted(key)} can't be the path of a file, ${why}: ` +
      'leave it out, or download it by itself under another name';
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
      problem: expect.stringContaining(`Windows has no files named ${quoted(segment)}`) as string,
    });
  });
});
