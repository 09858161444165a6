import { mkdtemp, open, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { openLineFile } from '../../src/action/line-file.ts';

describe('openLineFile', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'line-file-'));
  });

  it('holds every line, in order, also beyond the size of its buffer', async () => {
    const file = await openLineFile(join(folder, 'lines'));
    const lines = Array.from({ length: 5000 }, (_, n) => `line ${n} ${'x'.repeat(50)}`);
    for (const line of lines) await file.add(line);
    await file.close();
    expect(await readFile(file.path, 'utf8')).toBe(`${lines.join('\n')}\n`);
  });

  it('rejects at once when the file can not be opened', async () => {
    await expect(openLineFile(join(folder, 'missing', 'lines'))).rejects.toThrow(/ENOENT/);
  });

  it('tells of a device that is full', async () => {
    const file = await openLineFile('/dev/full', (path) => open(path, 'w'));
    const writeAll = async () => {
      for (let n = 0; n < 1000; n += 1) await file.add('x'.repeat(1000));
      await file.close();
    };
    await expect(writeAll()).rejects.toThrow(/ENOSPC/);
  });
});
