/**
 * The library: items in, outcomes out. Give an operation any iterable of items and a store, and
 * consume its outcomes, one by one or with `collect`.
 */
export { BatchError, type BatchErrorCode } from './core/batch-error.ts';
export { collect } from './core/collect.ts';
export { contentOf, type Content } from './core/content.ts';
export { ItemError, StoreError, type ErrorScope, type ObjectIdentity } from './core/errors.ts';
export type {
  AbortItem,
  After,
  CopyItem,
  DeleteItem,
  DeleteRequestOptions,
  DownloadItem,
  DownloadTarget,
  IfExists,
  InBucket,
  Items,
  UploadItem,
} from './core/items.ts';
export { mapConcurrent, type ConcurrencyOptions } from './core/map-concurrent.ts';
export type { ObjectHeaderName, ObjectHeaders } from './core/object-headers.ts';
export type { Done, Failed, Op, Outcome, Skipped } from './core/outcome.ts';
export type { ChangeReason, SkipReason } from './core/reasons.ts';
export type { Tally } from './core/tally.ts';
export { abort } from './operations/abort.ts';
export { copy } from './operations/copy.ts';
export { download } from './operations/download.ts';
export { remove, type RemoveOptions } from './operations/remove.ts';
export type { OperationDeps, OperationOptions } from './operations/skeleton.ts';
export { upload } from './operations/upload.ts';
export { bucketObjects, type BucketObjectsOptions } from './sources/bucket-objects.ts';
export { bucketUploads, type BucketUploadsOptions } from './sources/bucket-uploads.ts';
export { bucketVersions } from './sources/bucket-versions.ts';
export {
  fileContent,
  plannedFile,
  type FileIdentity,
  type PlannedFile,
} from './sources/file-content.ts';
export { fileTarget, safeRelativePath } from './sources/file-target.ts';
export { keyList } from './sources/key-list.ts';
export { localFiles, type LocalEntry, type LocalFilesOptions } from './sources/local-files.ts';
export { DryRunStore } from './object-store/dry-run-store.ts';
export type {
  AbortRequest,
  AbortResult,
  ChecksumName,
  CopyRequest,
  DeleteManyRequest,
  DeleteResult,
  GetRequest,
  GetResult,
  HeadRequest,
  HeadResult,
  ListedObject,
  ListedUpload,
  ListedVersion,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  ObjectRequest,
  ObjectStore,
  ObjectVersion,
  OpenUpload,
  PutRequest,
  PutResult,
  StoredObject,
  UploadMarker,
  UploadsPage,
  VersionMarker,
  VersionsPage,
} from './object-store/object-store.ts';
export type { UploadJournal } from './s3/multipart/clean-up.ts';
export type { Limits } from './s3/send/limits.ts';
export type { S3Connection } from './s3/connect.ts';
export type { CredentialSource, CredentialsUsed } from './s3/credentials.ts';
export { openS3Store, S3Store } from './s3/store.ts';
