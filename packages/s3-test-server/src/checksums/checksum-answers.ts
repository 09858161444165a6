import { CHECKSUMS } from './checksums.ts';
import { S3Error } from '../http/errors.ts';

type Checksums = Readonly<Record<string, string>>;

/** Of one checksum by its header's name. A checksum of parts' checksums ends with their number. */
export function checksumTypeOf(checksums: Checksums): 'COMPOSITE' | 'FULL_OBJECT' | undefined {
  const [value] = Object.values(checksums);
  if (value === undefined) return undefined;
  return /-\d+$/.test(value) ? 'COMPOSITE' : 'FULL_OBJECT';
}

/** For answers about a whole object. */
export function checksumHeaders(checksums: Checksums): Record<string, string> {
  const type = checksumTypeOf(checksums);
  return { ...checksums, ...(type && { 'x-amz-checksum-type': type }) };
}

/** Elements of XML, for answers about a whole object. */
export function checksumElements(checksums: Checksums): Record<string, string> {
  const type = checksumTypeOf(checksums);
  return { ...checksumValues(checksums), ...(type && { ChecksumType: type }) };
}

/** Elements of XML, for answers about a part, whose checksum has no type. */
export function checksumValues(checksums: Checksums): Record<string, string> {
  return Object.fromEntries(
    Object.entries(checksums).map(([name, value]) => [`Checksum${algorithmOf(name)}`, value]),
  );
}

/** Elements of XML, for a row of a listing, which tells no values. */
export function checksumKinds(checksums: Checksums) {
  return {
    ChecksumAlgorithm: Object.keys(checksums).map(algorithmOf),
    ChecksumType: checksumTypeOf(checksums),
  };
}

/** The checksum of what the server itself makes of stored bytes. Throws S3's refusal. */
export function computeChecksum(
  algorithm: string | undefined,
  bytes: Buffer,
): Record<string, string> {
  if (algorithm === undefined) return {};
  const compute = CHECKSUMS[algorithm.toLowerCase()];
  if (compute === undefined) {
    const Message = 'Checksum algorithm provided is unsupported.';
    throw new S3Error('InvalidRequest', { Message });
  }
  return { [`x-amz-checksum-${algorithm.toLowerCase()}`]: compute(bytes) };
}

export function algorithmOf(header: string): string {
  return header.replace('x-amz-checksum-', '').toUpperCase();
}
