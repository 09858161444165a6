/**
 * The library: items in, outcomes out. Give an operation any iterable of items and a store, and
 * consume its outcomes, one by one or with `collect`.
 */
export { InputError, ItemError, StoreError } from './core/errors.ts';
export type { ErrorScope, ObjectIdentity, Op } from './core/errors.ts';
export { contentOf } from './core/items.ts';
export type {
  AbortItem,
  After,
  Content,
  ContentSource,
  ContentStream,
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
export type { ObjectHeaders } from './core/object-headers.ts';
export type { ChangeReason, Done, Failed, Outcome, Skipped, SkipReason } from './core/outcome.ts';
export { BatchError, collect } from './core/tally/tally.ts';
export type { Cause, Causes, NamedObject } from './core/tally/causes.ts';
export type { BatchErrorCode, Tally } from './core/tally/tally.ts';
export { contentTypeOf } from './headers/headers-for.ts';
export { createHeadersFor } from './headers/headers-for.ts';
export { parseHeaderRules } from './headers/rules.ts';
export type { HeaderRule, ParsedHeaderRules } from './headers/rules.ts';
export { bucketObjects, type BucketObjectsOptions, keyList } from './listing/objects.ts';
export { bucketUploads, type BucketUploadsOptions } from './listing/uploads.ts';
export { bucketVersions } from './listing/versions.ts';
export type { LocalEntry } from './local/entry.ts';
export { fileContent, plannedFile, type PlannedFile } from './local/file-content.ts';
export { fileTarget } from './local/file-target.ts';
export { localFiles, type LocalFilesOptions } from './local/walk.ts';
export { DryRunStore } from './object-store/wrapped-stores.ts';
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
  ToldFacts,
  UploadMarker,
  UploadsPage,
  VersionMarker,
  VersionsPage,
} from './object-store/object-store.ts';
export { abort } from './operations/abort.ts';
export { copy } from './operations/copy.ts';
export { download } from './operations/download.ts';
export type { FeatureEvent, FeatureOptions } from './operations/feature.ts';
export type { MaxDeletes } from './operations/max-deletes.ts';
export type { Progress } from './operations/progress.ts';
export { remove, type RemoveOptions } from './operations/remove.ts';
export type { OperationDeps, OperationOptions } from './operations/run-operation.ts';
export { upload, type UploadOptions } from './operations/upload.ts';
export { abortUploads, type AbortUploadsOptions } from './prune/abort-uploads.ts';
export { prunePrefix } from './prune/prune-prefix.ts';
export type {
  Amount,
  KeepNewestOf,
  PlannedGroup,
  RetentionAction,
  RetentionPlan,
  RetentionRules,
} from './prune/rules/retention.ts';
export type { PruneOptions, PrunePlan } from './prune/run.ts';
export type { Limits } from './s3/send/time.ts';
export type { S3Connection, SdkClient } from './s3/store-client.ts';
export { openS3Store, type S3Store } from './s3/store.ts';
export type { CredentialProvider, Credentials, CredentialsUsed } from './s3/way.ts';
export type { PlanCounts, PlannedChange, SyncPlan } from './sync/plan.ts';
export { syncDirectory, type SyncOptions } from './sync/sync-directory.ts';
export type { UploadGroup } from './sync/files.ts';
export {
  directoryItems,
  type DirectoryItemsOptions,
  uploadDirectory,
  type UploadDirectoryOptions,
} from './transfer/upload-directory.ts';
