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

/** The bucket, and the key if there is one, that a request is about. */
export interface RequestSubject {
  readonly bucket: string;
  /** Present in requests about one object. */
  readonly key?: string;
}

/** The checksum that is sent with a body, by which the store verifies it. */
export type BodyChecksum = 'crc32' | 'md5' | 'none';

/**
 * Which checksum is sent with bodies. `md5` leaves parts to the SHA-256 of their signature, because
 * an MD5 of all parts would take longer than everything else; `md5-parts` does not.
 */
export type ChecksumForm = BodyChecksum | 'md5-parts';

/** One S3 operation: how its request is written, its answer read and its success proven. */
export interface Operation<Input extends RequestSubject = RequestSubject, Answer = unknown> {
  /** Throws a StoreError for an input that can't be sent. */
  write(input: Input, checksum: BodyChecksum): WireRequest;
  /**
   * What a 2xx answer says; what can't be read is left out and so proves nothing. Throws a
   * StoreError when the answer holds an error, or the checksum of another body than that of
   * `request`.
   */
  read(answer: WireAnswer, request: WireRequest): Answer;
  /** What the answer lacks as proof of success, as a noun phrase; undefined when it is proven. */
  missing(answer: Answer, input: Input): string | undefined;
}
