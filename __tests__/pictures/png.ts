import { crc32, deflateSync, inflateSync } from 'node:zlib';

/** Pixels as three bytes each: red, green and blue. */
export interface Pixels {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}

interface Chunk {
  readonly type: string;
  readonly data: Buffer;
}

const SIGNATURE = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
const BYTES = 3;

/** Most colors of a palette. */
const COLORS = 256;

function chunksOf(png: Buffer): readonly Chunk[] {
  const chunks: Chunk[] = [];
  for (let at = SIGNATURE.length; at + 12 <= png.length;) {
    const size = png.readUInt32BE(at);
    const type = png.toString('latin1', at + 4, at + 8);
    chunks.push({ type, data: png.subarray(at + 8, at + 8 + size) });
    at += size + 12;
  }
  return chunks;
}

function pngOf(chunks: readonly Chunk[]): Buffer {
  const parts = chunks.flatMap(({ type, data }) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    return [uint32(data.length), body, uint32(crc32(body))];
  });
  return Buffer.concat([SIGNATURE, ...parts]);
}

function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** What a PNG shows. Throws unless it has eight bits per color, no alpha and no interlacing. */
export function pixelsOf(png: Buffer): Pixels {
  const chunks = chunksOf(png);
  const head = chunks[0]?.data ?? Buffer.alloc(0);
  if (head.toString('hex', 8) !== '0802000000') throw new Error('not a PNG of plain RGB');
  const [width, height] = [head.readUInt32BE(0), head.readUInt32BE(4)];
  const parts = chunks.filter(({ type }) => type === 'IDAT').map(({ data }) => data);
  const filtered = inflateSync(Buffer.concat(parts));
  const bytes = Buffer.alloc(height * width * BYTES);
  for (let y = 0; y < height; y += 1) unfilterRow(filtered, bytes, y, width * BYTES);
  return { width, height, bytes };
}

/** Each byte is stored as its difference from a guess, which is made of the bytes before it. */
function unfilterRow(filtered: Buffer, bytes: Buffer, y: number, stride: number): void {
  const filter = filtered[y * (stride + 1)] ?? 0;
  for (let x = 0; x < stride; x += 1) {
    const at = y * stride + x;
    const left = x < BYTES ? 0 : (bytes[at - BYTES] ?? 0);
    const above = y === 0 ? 0 : (bytes[at - stride] ?? 0);
    const corner = x < BYTES || y === 0 ? 0 : (bytes[at - stride - BYTES] ?? 0);
    const guess = [0, left, above, (left + above) >> 1, nearest(left, above, corner)][filter];
    bytes[at] = (filtered[y * (stride + 1) + 1 + x] ?? 0) + (guess ?? NaN);
  }
}

/** Paeth's guess. */
function nearest(left: number, above: number, corner: number): number {
  const sum = left + above - corner;
  const far = (value: number) => Math.abs(sum - value);
  if (far(left) <= far(above) && far(left) <= far(corner)) return left;
  return far(above) <= far(corner) ? above : corner;
}

/**
 * A PNG with a palette, a third of the size of one in full color, and a text under a keyword, both
 * in printable ASCII. Of more than 256 colors the rarest become the most similar of the others.
 */
export function palettePng(pixels: Pixels, keyword: string, text: string): Buffer {
  const { width, height, bytes } = pixels;
  const { palette, indexOf } = paletteOf(bytes);
  const rows = Buffer.alloc(height * (width + 1));
  for (let n = 0; n < width * height; n += 1) {
    rows[n + Math.floor(n / width) + 1] = indexOf.get(bytes.readUIntBE(n * BYTES, BYTES)) ?? 0;
  }
  const head = Buffer.concat([uint32(width), uint32(height), Buffer.from([8, 3, 0, 0, 0])]);
  return pngOf([
    { type: 'IHDR', data: head },
    { type: 'tEXt', data: Buffer.from(`${keyword}\0${text}`, 'latin1') },
    { type: 'PLTE', data: palette },
    { type: 'IDAT', data: deflateSync(rows, { level: 9 }) },
    { type: 'IEND', data: Buffer.alloc(0) },
  ]);
}

function paletteOf(bytes: Buffer): { palette: Buffer; indexOf: ReadonlyMap<number, number> } {
  const counts = new Map<number, number>();
  for (let at = 0; at < bytes.length; at += BYTES) {
    const color = bytes.readUIntBE(at, BYTES);
    counts.set(color, (counts.get(color) ?? 0) + 1);
  }
  const colors = [...counts].sort((a, b) => b[1] - a[1]).map(([color]) => color);
  const kept = colors.slice(0, COLORS);
  const palette = Buffer.alloc(kept.length * BYTES);
  kept.forEach((color, n) => palette.writeUIntBE(color, n * BYTES, BYTES));
  const similar = (color: number) => {
    const distances = kept.map((one) => distance(one, color));
    return distances.indexOf(Math.min(...distances));
  };
  return { palette, indexOf: new Map(colors.map((color) => [color, similar(color)])) };
}

function distance(a: number, b: number): number {
  const parts = [16, 8, 0].map((bits) => ((a >> bits) & 255) - ((b >> bits) & 255));
  return parts.reduce((sum, part) => sum + part * part, 0);
}

/** The text under a keyword; undefined if the PNG has none. */
export function textIn(png: Buffer, keyword: string): string | undefined {
  const texts = chunksOf(png).filter(({ type }) => type === 'tEXt');
  const found = texts.map(({ data }) => data.toString('latin1').split('\0'));
  return found.find(([name]) => name === keyword)?.[1];
}
