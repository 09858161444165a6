import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const S3 = join(import.meta.dirname, '../../src/s3');

const FILES = ['send', 'operations', 'multipart'].flatMap((folder) =>
  readdirSync(join(S3, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => join(folder, name)),
);

/** Every way to the clock, to timers and to chance, comments aside. */
const DIRECT =
  /performance|\bDate\.now|new Date\(\)|\bset(Timeout|Interval)|node:timers|AbortSignal\.timeout|Math\.random/;

describe('time in requests to the store', () => {
  it('is injected: one file alone asks the machine for it', () => {
    const users = FILES.filter((file) => DIRECT.test(codeOf(file)));
    expect(users).toEqual(['send/time.ts']);
  });
});

function codeOf(file: string): string {
  return readFileSync(join(S3, file), 'utf8').replaceAll(/\/\*.*?\*\/|\/\/[^\n]*/gs, '');
}
