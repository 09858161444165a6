import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { createChecksumHash } from '../../src/object-store/checksum-hash.ts';

const TEXT = '123456789';

/** The check values of https://reveng.sourceforge.io/crc-catalogue/all.htm, and Node's own. */
it.each([
  ['crc32', 'cbf43926'],
  ['crc32c', 'e3069283'],
  ['crc64nvme', 'ae8b14860a799888'],
  ['sha1', createHash('sha1').update(TEXT).digest('hex')],
  ['sha256', createHash('sha256').update(TEXT).digest('hex')],
] as const)('hazard 41: computes %s, in pieces', async (name, expected) => {
  const whole = createChecksumHash(name);
  whole.update(Buffer.from(TEXT));
  expect(await whole.digest()).toBe(Buffer.from(expected, 'hex').toString('base64'));
  const pieces = createChecksumHash(name);
  for (const character of TEXT) pieces.update(Buffer.from(character));
  pieces.update(Buffer.alloc(0));
  expect(await pieces.digest()).toBe(Buffer.from(expected, 'hex').toString('base64'));
});
