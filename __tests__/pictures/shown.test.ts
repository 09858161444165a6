import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { palettePng, pixelsOf, textIn } from './png.ts';
import { fingerprint, KEYWORD, SHOWN, SHOWN_FOLDER, shownSummary, withoutTimes } from './shown.ts';

const AGAIN = 'run "npm run pictures -- --docs", look at the pictures, and commit them';

describe.each(SHOWN)('docs/pictures/$name', (run) => {
  const markdown = () => readFile(join(SHOWN_FOLDER, `${run.name}.md`), 'utf8');

  it('is what a run writes today', async () => {
    const workspace = await mkdtemp(join(tmpdir(), 'shown-'));
    const now = await shownSummary(run, workspace);
    await rm(workspace, { recursive: true });
    expect(withoutTimes(await markdown()), AGAIN).toBe(withoutTimes(now));
    expect(withoutTimes(now)).toContain('TIME');
    expect(now).not.toMatch(/127\.0\.0\.1|\/tmp|s3-batch-action 0/);
  });

  it.each(['light', 'dark'])('is drawn %s from that Markdown, and small', async (scheme) => {
    const png = await readFile(join(SHOWN_FOLDER, `${run.name}-${scheme}.png`));
    expect(textIn(png, KEYWORD), AGAIN).toBe(fingerprint(await markdown()));
    expect(png.length).toBeLessThan(150_000);
    expect(png.readUInt32BE(16)).toBe(2 * 840);
  });
});

it('the folder of the pictures has nothing else', async () => {
  const files = SHOWN.flatMap(({ name }) =>
    ['-dark.png', '-light.png', '.md'].map((end) => `${name}${end}`),
  );
  expect((await readdir(SHOWN_FOLDER)).sort()).toEqual(files.sort());
});

/** A PNG of plain RGB, each of whose rows begins with its filter. */
function rgbPng(width: number, rows: readonly (readonly number[])[]): Buffer {
  const size = Buffer.alloc(8);
  size.writeUInt32BE(width);
  size.writeUInt32BE(rows.length, 4);
  const chunk = (type: string, data: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    return [length, Buffer.from(type), data, Buffer.alloc(4)];
  };
  return Buffer.concat([
    Buffer.alloc(8),
    ...chunk('IHDR', Buffer.concat([size, Buffer.from([8, 2, 0, 0, 0])])),
    ...chunk('IDAT', deflateSync(Buffer.from(rows.flat()))),
  ]);
}

describe('a PNG', () => {
  it('is read whatever its filters', () => {
    const rows = [
      [0, 10, 20, 30, 40, 50, 60],
      [1, 1, 2, 3, 4, 5, 6],
      [2, 1, 1, 1, 250, 250, 250],
      [3, 1, 1, 1, 1, 1, 1],
      [4, 1, 1, 1, 1, 1, 1],
    ];
    expect([...pixelsOf(rgbPng(2, rows)).bytes]).toEqual([
      ...[10, 20, 30, 40, 50, 60],
      ...[1, 2, 3, 5, 7, 9],
      ...[2, 3, 4, 255, 1, 3],
      ...[2, 2, 3, 129, 2, 4],
      ...[3, 3, 4, 130, 4, 5],
    ]);
  });

  it('of another kind is refused', () => {
    const gray = rgbPng(1, [[0, 1]]);
    gray[25] = 0;
    expect(() => pixelsOf(gray)).toThrow('not a PNG of plain RGB');
  });

  it('has a palette of the most frequent colors, and a text', () => {
    const rare = Array.from({ length: 300 }, (_, n) => [n >> 8, n & 255, 0]);
    const bytes = Buffer.from([...rare, ...rare.slice(0, 200), [1, 43, 1]].flat());
    const png = palettePng({ width: 501, height: 1, bytes }, 'Word', 'a text');
    expect(textIn(png, 'Word')).toBe('a text');
    expect(textIn(png, 'Wor')).toBeUndefined();
    const at = png.indexOf('PLTE');
    expect(png.readUInt32BE(at - 4)).toBe(256 * 3);
    expect([...png.subarray(at + 4, at + 4 + 6)]).toEqual([0, 0, 0, 0, 1, 0]);
  });
});
