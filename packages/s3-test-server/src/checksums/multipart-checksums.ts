import { CHECKSUMS } from './checksums.ts';
import { S3Error } from '../http/errors.ts';
import type { MultipartUpload, UploadedPart } from '../state.ts';
import { childText, type XmlNode } from '../http/xml.ts';

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
  const digests = parts.map(({ checksums, number }) => {
    const checksum = checksums[name];
    if (checksum === undefined) {
      const Message = `The upload was created using a ${algorithm} checksum. The complete request must include the checksum for each part. It was missing for part ${number} in the request.`;
      throw new S3Error('InvalidRequest', { Message });
    }
    return Buffer.from(checksum, 'base64');
  });
  return { [name]: `${compute(Buffer.concat(digests))}-${parts.length}` };
}

/** Refuses a completion that expects another checksum of the object, or one it does not have. */
export function assertExpected(
  headers: Readonly<Record<string, string | string[] | undefined>>,
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
