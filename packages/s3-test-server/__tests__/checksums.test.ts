import { describe, expect, it } from 'vitest';
import { CHECKSUMS } from '../src/checksums/checksums.ts';

function hex(name: string, text: string): string {
  const base64 = CHECKSUMS[name]?.(Buffer.from(text)) ?? '';
  return Buffer.from(base64, 'base64').toString('hex');
}

describe('checksums', () => {
  // The check values of the catalogue of CRCs: https://reveng.sourceforge.io/crc-catalogue/all.htm
  it.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['crc64nvme', 'ae8b14860a799888'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['sha256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ])('have the known value of %s', (name, value) => {
    expect(hex(name, '123456789')).toBe(value);
  });

  it.each([
    ['crc32', '00000000'],
    ['crc32c', '00000000'],
    ['crc64nvme', '0000000000000000'],
  ])('keep leading zeros of %s', (name, value) => {
    expect(hex(name, '')).toBe(value);
  });
});
