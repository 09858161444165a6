import { algorithmOf } from './checksum-answers.ts';
import { CHECKSUMS } from './checksums.ts';
import { S3Error } from '../http/errors.ts';
import type { MultipartUpload, UploadedPart } from '../state.ts';
import { childText, type XmlNode } from '../http/xml.ts';

type Headers = Readonly<Record<string, string | string[] | undefined>>;
type UploadChecksum = Pick<MultipartUpload, 'checksumAlgorithm' | 'checksumType'>;

/** Types that an upload in parts may have, by algorithm; the first is the default. */
const TYPES: Readonly<Record<string, readonly string[]>> = {
  CRC32: ['COMPOSITE', 'FULL_OBJECT'],
  CRC32C: ['COMPOSITE', 'FULL_OBJECT'],
  CRC64NVME: ['FULL_OBJECT'],
  SHA1: ['COMPOSITE'],
  SHA256: ['COMPOSITE'],
};

/** The checksum that an upload is begun with, or S3's refusal. */
export function checksumOfUpload(
  algorithm: string | undefined,
  type: string | undefined,
): UploadChecksum {
  if (type !== undefined && type !== 'COMPOSITE' && type !== 'FULL_OBJECT') {
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
  }
  if (algorithm === undefined) {
    if (type === undefined) return { checksumAlgorithm: undefined, checksumType: undefined };
    throw invalidRequest(
      'The x-amz-checksum-type header can only be used with the x-amz-checksum-algorithm header.',
    );
  }
  const types = TYPES[algorithm];
  if (types === undefined) {
    const known = Object.keys(TYPES).join(', ');
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${known}]`,
    );
  }
  if (type !== undefined && !types.includes(type)) {
    throw invalidRequest(
      `The ${type} checksum type cannot be used with the ${algorithm.toLowerCase()} checksum algorithm.`,
    );
  }
  return { checksumAlgorithm: algorithm, checksumType: type ?? types[0] };
}

/** Refuses a part whose checksum is of another algorithm, or which lacks one that is needed. */
export function assertChecksumOfPart(
  { checksumAlgorithm, checksumType }: UploadChecksum,
  checksums: Readonly<Record<string, string>>,
): void {
  if (checksumAlgorithm === undefined) return;
  const expected = checksumAlgorithm.toLowerCase();
  const [name] = Object.keys(checksums);
  const actual = name === undefined ? 'null' : algorithmOf(name).toLowerCase();
  const isLeftOut = actual === 'null' && checksumType === 'FULL_OBJECT';
  if (actual === expected || isLeftOut) return;
  throw invalidRequest(
    `Checksum Type mismatch occurred, expected checksum Type: ${expected}, actual checksum Type: ${actual}`,
  );
}

/** Refuses a completion that is for another type of checksum than its upload. */
export function assertChecksumTypeOf(headers: Headers, { checksumType }: UploadChecksum): void {
  const asked = headers['x-amz-checksum-type'];
  if (asked === undefined || asked === checksumType) return;
  throw invalidRequest(
    `The upload was created using the ${checksumType ?? 'null'} checksum mode. The complete request must use the same checksum mode.`,
  );
}

/** Refuses a completion that does not repeat what a checksum of checksums is made of. */
export function assertChecksumIsNamed(
  row: XmlNode,
  { checksumAlgorithm = '', checksumType }: UploadChecksum,
  number: number,
): void {
  if (checksumType !== 'COMPOSITE') return;
  if (childText(row, `Checksum${checksumAlgorithm}`) !== undefined) return;
  throw invalidRequest(
    `The upload was created using a ${checksumAlgorithm.toLowerCase()} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`,
  );
}

function invalidRequest(Message: string): S3Error {
  return new S3Error('InvalidRequest', { Message });
}

/**
 * The checksum of a completed upload: of the whole object, or of the parts' checksums with their
 * number (https://docs.aws.amazon.com/AmazonS3/latest/userguide/checking-object-integrity.html).
 */
export function compositeChecksums(
  { checksumAlgorithm, checksumType }: MultipartUpload,
  parts: readonly UploadedPart[],
  body: Buffer,
): Record<string, string> {
  const algorithm = checksumAlgorithm?.toLowerCase();
  const compute = algorithm === undefined ? undefined : CHECKSUMS[algorithm];
  if (algorithm === undefined || compute === undefined) return {};
  const name = `x-amz-checksum-${algorithm}`;
  if (checksumType === 'FULL_OBJECT') return { [name]: compute(body) };
  const digests = parts.map(({ checksums }) => Buffer.from(checksums[name] ?? '', 'base64'));
  return { [name]: `${compute(Buffer.concat(digests))}-${parts.length}` };
}

/** Refuses a completion that expects another checksum of the object, or one it does not have. */
export function assertExpected(
  headers: Headers,
  checksums: Readonly<Record<string, string>>,
): void {
  for (const algorithm of Object.keys(CHECKSUMS)) {
    const name = `x-amz-checksum-${algorithm}`;
    const expected = headers[name];
    if (typeof expected !== 'string') continue;
    const computed = checksums[name];
    if (computed === undefined) throw new S3Error('InvalidRequest');
    const isSame = expected === computed || expected === computed.replace(/-\d+$/, '');
    if (isSame) continue;
    const Message = `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`;
    throw new S3Error('BadDigest', { Message });
  }
}

/** Whether the checksums that a completion names for a part, if any, are those of the part. */
export function isSamePart(row: XmlNode, { checksums }: UploadedPart): boolean {
  return Object.keys(CHECKSUMS).every((algorithm) => {
    const named = childText(row, `Checksum${algorithm.toUpperCase()}`);
    return named === undefined || named === checksums[`x-amz-checksum-${algorithm}`];
  });
}
