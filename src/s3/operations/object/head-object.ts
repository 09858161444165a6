import type { ObjectHeaders } from '../../../core/object-headers.ts';
import type { ChecksumName, HeadRequest, HeadResult } from '../../../object-store/object-store.ts';
import { headerOf } from '../../wire/answer.ts';
import type { WireAnswer } from '../../wire/message.ts';
import type { Operation } from '../operation.ts';
import { objectFactsOf, missingFacts } from './object-facts.ts';
import { pathOf } from './object-path.ts';
import { storedHeaders } from './sent-headers.ts';

export interface HeadObjectAnswer {
  readonly facts: HeadResult | undefined;
  readonly headers: ObjectHeaders;
  readonly checksums: Checksums;
}

/** Of a whole object, in Base64. */
export type Checksums = Readonly<Partial<Record<ChecksumName, string>>>;

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_HeadObject.html */
export const headObject: Operation<HeadRequest, HeadObjectAnswer> = {
  write: (input) => ({
    method: 'HEAD',
    path: pathOf(input),
    query: { versionId: input.versionId },
    headers: { ...(input.withChecksums === true && { 'x-amz-checksum-mode': 'ENABLED' }) },
  }),
  read: (answer) => ({
    facts: objectFactsOf(answer),
    headers: storedHeaders(answer),
    checksums: checksumsOf(answer),
  }),
  missing: missingFacts,
};

/** In the order in which one is chosen to compare bytes with: the quickest first. */
const CHECKSUMS: readonly ChecksumName[] = ['crc32', 'crc32c', 'crc64nvme', 'sha256', 'sha1'];

/** A checksum of the parts' checksums says nothing about bytes that are in one piece. */
export function checksumsOf(answer: WireAnswer): Checksums {
  if (headerOf(answer, 'x-amz-checksum-type') === 'COMPOSITE') return {};
  const all = CHECKSUMS.map((name) => [name, headerOf(answer, `x-amz-checksum-${name}`)] as const);
  return Object.fromEntries(all.filter(([, checksum]) => checksum && !/-\d+$/.test(checksum)));
}
