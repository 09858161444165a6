import { hash, randomBytes } from 'node:crypto';
import type { ObjectHeaders } from '../../core/object-headers.ts';

/** Bytes of a digest in the state object: 128 bits. */
export const DIGEST_BYTES = 16;

const DIGITS = 2 * DIGEST_BYTES;

/** 128 random bits, in hexadecimal. */
export function randomDigits(): string {
  return randomBytes(DIGEST_BYTES).toString('hex');
}

export function isDigest(value: unknown): value is string {
  return typeof value === 'string' && value.length === DIGITS && /^[0-9a-f]+$/.test(value);
}

/** Two halves of one hash; both in hexadecimal. */
export interface KeyDigest {
  /** Stored, and found again by who knows the key. */
  readonly id: string;
  /** Never stored: makes what is kept of the object mean nothing without its key. */
  readonly secret: string;
}

export function digestOfKey(salt: string, key: string): KeyDigest {
  const digits = hash('sha256', `${salt}key:${key}`);
  return { id: digits.slice(0, DIGITS), secret: digits.slice(DIGITS) };
}

/** The place that a state is about, without naming it. */
export function digestOfPlace(salt: string, bucket: string, prefix: string): string {
  return hash('sha256', `${salt}place:${JSON.stringify([bucket, prefix])}`).slice(0, DIGITS);
}

/** What is kept of an object is hashed under the secret of its key: equal values look different. */
export function digestOfObject(
  { secret }: KeyDigest,
  { etag, size }: { readonly etag: string; readonly size: number },
): string {
  return digestUnder(secret, `object:${size}:${etag.replaceAll('"', '')}`);
}

export function digestOfContent({ secret }: KeyDigest, content: string): string {
  return digestUnder(secret, `content:${content}`);
}

export function digestOfHeaders({ secret }: KeyDigest, headers: string): string {
  return digestUnder(secret, `headers:${headers}`);
}

function digestUnder(secret: string, value: string): string {
  return hash('sha256', `${secret}${value}`).slice(0, DIGITS);
}

const knownHashes = new WeakMap<ObjectHeaders, string>();

/** The hash of the headers of an object, in whatever order they are given. */
export function headersHash(headers: ObjectHeaders): string {
  const known = knownHashes.get(headers);
  if (known !== undefined) return known;
  const entries = Object.entries(headers).sort(([one], [other]) => (one < other ? -1 : 1));
  const found = hash('sha256', JSON.stringify(entries)).slice(0, DIGITS);
  knownHashes.set(headers, found);
  return found;
}
