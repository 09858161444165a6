import type { ObjectHeaders } from '../../../core/object-headers.ts';
import type { PutResult } from '../../../object-store/object-store.ts';
import { headerOf, versionOf } from '../../wire/answer.ts';
import {
  assertNoPage,
  checksumHeaders,
  type Claim,
  claimOf,
  repeatedChecksum,
} from '../../wire/body-checksum.ts';
import type { Operation } from '../operation.ts';
import { pathOf, sentHeaders } from './object.ts';

export interface PutObjectInput {
  readonly bucket: string;
  readonly key: string;
  readonly headers: ObjectHeaders;
  readonly body: Uint8Array;
  readonly ifNoneMatch?: '*';
  readonly ifMatch?: string;
}

export interface PutObjectAnswer extends PutResult {
  readonly claim?: Claim;
}

/** The Content-Type of a body without one. */
const DEFAULT_TYPE = 'application/octet-stream';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
export const putObject: Operation<PutObjectInput, PutObjectAnswer> = {
  write: (input, checksum) => ({
    method: 'PUT',
    path: pathOf(input),
    query: {},
    headers: {
      'content-type': DEFAULT_TYPE,
      ...sentHeaders(input.headers),
      ...conditionHeaders(input),
      ...checksumHeaders(input.body, checksum),
    },
    body: input.body,
  }),
  read: (answer, request) => {
    assertNoPage('PutObject', answer);
    const isRepeated = repeatedChecksum('PutObject', answer, request) !== undefined;
    const etag = headerOf(answer, 'etag');
    return {
      ...(etag !== undefined && { etag }),
      ...versionOf(answer),
      ...(!isRepeated && claimOf(answer, request)),
    };
  },
  missing: missingETag,
};

/** The headers of the conditions under which an object is written. */
export function conditionHeaders({
  ifNoneMatch,
  ifMatch,
}: Pick<PutObjectInput, 'ifMatch' | 'ifNoneMatch'>): Record<string, string> {
  return {
    ...(ifNoneMatch !== undefined && { 'if-none-match': ifNoneMatch }),
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
  };
}

/** What an answer to a write lacks as proof. */
export function missingETag({ etag }: { readonly etag?: string | undefined }): string | undefined {
  return etag ? undefined : 'an ETag';
}
