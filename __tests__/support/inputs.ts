import type { UploadDirInputs } from '../../src/action/modes/upload-dir.ts';
import type { AbortUploadsInputs } from '../../src/action/modes/abort-uploads.ts';
import type { SyncDirInputs } from '../../src/action/inputs/sync-dir.ts';
import type { DeletePrefixInputs } from '../../src/action/inputs/delete-prefix.ts';

/** Parsed inputs for tests of what comes after the parsing. */
export function uploadInputs(changes: Partial<UploadDirInputs> = {}): UploadDirInputs {
  return {
    ...COMMON,
    mode: 'upload-dir',
    source: '.',
    sourceGiven: 'public',
    include: [],
    exclude: [],
    includeHiddenFiles: false,
    followSymlinks: false,
    allowEmptySource: false,
    headers: [],
    ifExists: 'overwrite',
    ...changes,
  };
}

export function syncInputs(changes: Partial<SyncDirInputs> = {}): SyncDirInputs {
  return {
    ...uploadInputs(),
    mode: 'sync-dir',
    batchSize: 1000,
    deletes: true,
    compare: 'content',
    deleteCondition: 'auto',
    keepDeletedFor: 0,
    stateKey: 'site/.s3-batch-action',
    uploadOrder: ['assets', 'rest', 'html'],
    ...changes,
  };
}

export function deleteInputs(changes: Partial<DeletePrefixInputs> = {}): DeletePrefixInputs {
  return {
    ...COMMON,
    mode: 'delete-prefix',
    include: [],
    exclude: [],
    keepNewestOf: 'directories',
    versions: 'current',
    bypassGovernance: false,
    deleteCondition: 'auto',
    ...changes,
  };
}

export function abortInputs(changes: Partial<AbortUploadsInputs> = {}): AbortUploadsInputs {
  const globs = { include: [], exclude: [] };
  return { ...COMMON, mode: 'abort-uploads', ...globs, olderThan: 3_600_000, ...changes };
}

const COMMON = {
  bucket: 'b',
  prefix: 'site/',
  allowHttp: false,
  forcePathStyle: true,
  concurrency: undefined,
  batchSize: 1000,
  dryRun: false,
  onFailure: 'fail',
  summary: true,
  title: '',
  unmatched: 'auto',
  warnings: [],
} as const;
