import type { WireAnswer, WireRequest } from '../wire/message.ts';

export type OperationName =
  | 'AbortMultipartUpload'
  | 'CompleteMultipartUpload'
  | 'CopyObject'
  | 'CreateMultipartUpload'
  | 'DeleteObject'
  | 'DeleteObjects'
  | 'GetObject'
  | 'GetObjectAcl'
  | 'GetObjectTagging'
  | 'HeadBucket'
  | 'HeadObject'
  | 'ListMultipartUploads'
  | 'ListObjectsV2'
  | 'ListObjectVersions'
  | 'ListParts'
  | 'PutObject'
  | 'UploadPart';

/** What every request is about. */
export interface RequestSubject {
  readonly bucket: string;
  /** Of requests about one object. */
  readonly key?: string;
}

/** What a body is sent with, so that the store can tell that it arrived whole. */
export type BodyChecksum = 'crc32' | 'md5' | 'none';

/** One operation of S3: how its request is written, its answer read, and what proves it. */
export interface Operation<Input extends RequestSubject = RequestSubject, Answer = unknown> {
  /** Throws a StoreError for what can't be sent. */
  write(input: Input, checksum: BodyChecksum): WireRequest;
  /**
   * What an answer of success says. What can't be read is left out, so that nothing is proven.
   * Throws a StoreError when the answer is an error in disguise, or about another body than that of
   * `request`.
   */
  read(answer: WireAnswer, request: WireRequest): Answer;
  /** What the answer lacks to prove that the request worked; undefined: it does prove it. */
  missing(answer: Answer, input: Input): string | undefined;
}
