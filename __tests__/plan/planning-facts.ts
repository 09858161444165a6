import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import type { DeployRecord, FileFacts, StoredFacts } from '../../src/plan/file-verdict.ts';

/** MD5s of the local bytes, of other bytes, and an ETag under a KMS key, which only looks so. */
export const MD5 = 'a'.repeat(32);
export const OTHER = 'b'.repeat(32);
export const OPAQUE = 'c'.repeat(32);

export const WANTED: ObjectHeaders = { 'content-type': 'text/css', 'cache-control': 'no-cache' };
const HASH = 'hash of the wanted headers';
export const KMS: ObjectHeaders = { 'x-amz-server-side-encryption': 'aws:kms' };
export const AES: ObjectHeaders = { 'x-amz-server-side-encryption': 'AES256' };
export const SIZE = 10;

export interface FileCase {
  readonly name: string;
  readonly facts: FileFacts;
  /** `skip`, `fail`, `ask content`, `ask headers`, or the action and its reason. */
  readonly expected: string;
}

export const listed = (etag: string, size = SIZE) => ({ etag, size });
export const stored = (
  etag: string,
  headers: ObjectHeaders = {},
  more: Partial<StoredFacts> = {},
): StoredFacts => ({ size: SIZE, etag, headers: { ...WANTED, ...headers }, ...more });
export const record = (content: string, headers = HASH): DeployRecord => ({
  hasContent: (md5) => md5 === content,
  hasHeaders: (hash) => hash === headers,
});
export const without = (name: keyof ObjectHeaders, facts: StoredFacts): StoredFacts => ({
  ...facts,
  headers: Object.fromEntries(Object.entries(facts.headers).filter(([key]) => key !== name)),
});

type Change = Partial<FileFacts>;
export const of = (name: string, change: Change, expected: string): FileCase => ({
  name,
  facts: {
    size: SIZE,
    compare: 'content',
    md5: MD5,
    headers: WANTED,
    headersHash: HASH,
    ...change,
  },
  expected,
});
export const GIB = 1024 ** 3;
