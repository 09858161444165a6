import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { changeFiles, pathOf, writeLargeFile, writeSmallFiles } from '../../bench/files.ts';

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
    writeSmallFiles(source, 250);
    const before = contentsIn(source);
    changeFiles(source, 250);
    const after = contentsIn(source);
    const changed = [...after].filter(([name, text]) => before.get(name) !== text);
    expect(changed).toHaveLength(100);
    expect(after.get(pathOf(247))).not.toBe(before.get(pathOf(247)));
    expect(statSync(join(source, pathOf(0))).mtimeMs).toBeGreaterThan(Date.now());
    changeFiles(source, 250);
    expect(contentsIn(source)).toEqual(before);
  });

  it('are one large one of so many MiB', () => {
    const source = join(folder(), 'large');
    writeLargeFile(source, 3);
    expect(statSync(join(source, 'large.bin')).size).toBe(3 * 1024 * 1024);
  });
});
