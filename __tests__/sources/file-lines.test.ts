import { appendFile, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openFileLines, type FileLine, type FileLines } from '../../src/sources/file-lines.ts';

async function fileWith(content: string | Buffer): Promise<{ path: string; file: FileLines }> {
  const path = join(await mkdtemp(join(tmpdir(), 'lines-')), 'lines');
  await writeFile(path, content);
  return { path, file: await openFileLines(path) };
}

async function all(file: FileLines): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const line of file.lines()) lines.push(line);
  return lines;
}

const textsOf = async (content: string | Buffer) => {
  const { file } = await fileWith(content);
  const lines = await all(file);
  await file.close();
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  return lines.map(({ text }) => text);
};

describe('openFileLines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['\n\na', ['', '', 'a']],
    ['a\r\nb', ['a\r', 'b']],
    ['\ufeffa\n\ufeffb', ['a', '\ufeffb']],
    ['\u2028\u0085', ['\u2028\u0085']],
  ])('reads %j', async (content, texts) => {
    expect(await textsOf(content)).toEqual(texts);
  });

  it('reads lines that lie across what is read at a time', async () => {
    const lines = Array.from({ length: 9_000 }, (_, n) => `${'é'.repeat(n % 40)}${n}`);
    expect(await textsOf(lines.join('\n'))).toEqual(lines);
    expect(await textsOf('x'.repeat(1024 * 1024))).toEqual(['x'.repeat(1024 * 1024)]);
  });

  it('tells what is no text', async () => {
    expect(await textsOf(Buffer.from('a\n\xff\nb', 'latin1'))).toEqual(['a', undefined, 'b']);
    expect(await textsOf(`a\n${'x'.repeat(1024 * 1024 + 1)}`)).toEqual(['a', undefined]);
    expect(await textsOf(`${'x'.repeat(1024 * 1024 + 1)}\na`)).toEqual([undefined, 'a']);
  });

  it('reads a file again, and refuses one whose name another took', async () => {
    const { path, file } = await fileWith('a\n');
    await writeFile(`${path}-2`, 'b\n');
    expect(await all(file)).toEqual([{ number: 1, text: 'a' }]);
    await rename(`${path}-2`, path);
    await expect(all(file)).rejects.toMatchObject({ code: 'FileChanged' });
    await file.close();
  });

  it('throws before it yields anything of a file that was written to', async () => {
    const { path, file } = await fileWith('a\n');
    await appendFile(path, 'b\n');
    const lines: FileLine[] = [];
    const reading = (async () => {
      for await (const line of file.lines()) lines.push(line);
    })();
    await expect(reading).rejects.toThrow(
      `the file ${JSON.stringify(path)} changed while it was being read: let nothing write to it`,
    );
    expect(lines).toEqual([]);
    await file.close();
  });
});
