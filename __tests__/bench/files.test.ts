import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  changeFiles,
  copyFiles,
  pathOf,
  pathsIn,
  sizeOf,
  writeLargeFile,
  writeSmallFiles,
} from '../../bench/files.ts';

function contentsIn(folder: string): Map<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const files = names.filter((name) => statSync(join(folder, name)).isFile());
  return new Map(files.map((name) => [name, readFileSync(join(folder, name), 'latin1')]));
}

describe('the files', () => {
  const folder = () => mkdtempSync(join(tmpdir(), 'files-'));

  it('are 4 KiB, each another', () => {
    const source = folder();
    writeSmallFiles(source, 250);
    const contents = contentsIn(source);
    expect([...contents.keys()].sort()).toEqual(
      Array.from({ length: 250 }, (_, n) => pathOf(n)).sort(),
    );
    expect(new Set(contents.values()).size).toBe(250);
    expect(new Set([...contents.values()].map((text) => text.length))).toEqual(new Set([4096]));
  });

  it('change in 100 places each time, over all of them, and are newer then', () => {
    const source = folder();
    writeSmallFiles(source, 251);
    const before = contentsIn(source);
    changeFiles(source);
    const after = contentsIn(source);
    const changed = [...after].filter(([name, text]) => before.get(name) !== text);
    expect(changed).toHaveLength(100);
    const [late = ''] = pathsIn(source).slice(248);
    expect(after.get(late)).not.toBe(before.get(late));
    expect(statSync(join(source, pathOf(0))).mtimeMs).toBeGreaterThan(Date.now());
    changeFiles(source);
    expect(contentsIn(source)).toEqual(before);
  });

  it('change all where there are fewer, also one that is empty', () => {
    const source = folder();
    writeFileSync(join(source, 'a'), 'ab');
    writeFileSync(join(source, 'b'), '');
    changeFiles(source);
    expect([...contentsIn(source)].sort()).toEqual([
      ['a', 'ac'],
      ['b', '\u0001'],
    ]);
  });

  it('of a directory that is given are copied without links and what is hidden', () => {
    const [given, copy] = [folder(), join(folder(), 'copy')];
    for (const path of ['.hidden/a', 'b/.c', 'b/d', 'e']) {
      mkdirSync(join(given, path, '..'), { recursive: true });
      writeFileSync(join(given, path), Buffer.alloc(700_000, path));
    }
    symlinkSync('e', join(given, 'link'));
    symlinkSync('b', join(given, 'linked-directory'));
    utimesSync(join(given, 'e'), 1, 2);
    expect(sizeOf(given)).toEqual({ files: 2, mebibytes: 1 });
    copyFiles(given, copy);
    expect([...contentsIn(copy).keys()].sort()).toEqual(['b/d', 'e']);
    expect(statSync(join(copy, 'e')).mtimeMs).toBe(2_000);
    expect(readFileSync(join(copy, 'e'))).toEqual(readFileSync(join(given, 'e')));
  });

  it('are one large one of so many MiB', () => {
    const source = join(folder(), 'large');
    writeLargeFile(source, 3);
    expect(statSync(join(source, 'large.bin')).size).toBe(3 * 1024 * 1024);
  });
});
