import type { IfExists } from '../../core/items.ts';
import type { MaxDeletes } from '../../plan/deletes-cap.ts';
import type { HeaderRule } from '../../plan/header-rules.ts';
import type { KeepNewestOf } from '../../plan/retention-plan.ts';
import type { UploadGroup } from '../../plan/upload-order.ts';

/** The inputs of every mode, parsed once. */
export interface CommonInputs {
  readonly bucket: string;
  /** Empty for the whole bucket, else ends with `/`, except where a star was given. */
  readonly prefix: string;
  readonly region?: string;
  /** From the input or from the SDK's environment variables. */
  readonly endpoint?: string;
  readonly allowHttp: boolean;
  readonly forcePathStyle: boolean;
  /** Undefined: each operation's own default. */
  readonly concurrency: number | undefined;
  /** Keys in one DeleteObjects request, 1 to 1,000. */
  readonly batchSize: number;
  readonly dryRun: boolean;
  readonly onFailure: 'fail' | 'warn';
  /** What a line that matches nothing leads to; see action.yml. */
  readonly unmatched: 'auto' | 'warn' | 'ignore';
  /** Absolute path. */
  readonly report?: string;
  /** What is doubtful about the inputs, for the log and the summary. */
  readonly warnings: readonly string[];
}

/** What is uploaded, and with which headers. */
export interface SourceInputs extends CommonInputs {
  /** Absolute path of a directory inside the workspace. */
  readonly source: string;
  /** As it stands in the workflow, for messages. */
  readonly sourceGiven: string;
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly includeHiddenFiles: boolean;
  readonly followSymlinks: boolean;
  readonly allowEmptySource: boolean;
  readonly headers: readonly HeaderRule[];
}

export interface UploadDirInputs extends SourceInputs {
  readonly mode: 'upload-dir';
  readonly ifExists: IfExists;
}

export interface SyncDirInputs extends SourceInputs {
  readonly mode: 'sync-dir';
  /** Whether objects go that the directory has no file for. */
  readonly deletes: boolean;
  readonly compare: 'content' | 'size';
  readonly maxDeletes?: MaxDeletes;
  /** Milliseconds; 0: objects go at once. */
  readonly keepDeletedFor: number;
  /** Key of the state object; undefined: none is kept. */
  readonly stateKey: string | undefined;
  readonly uploadOrder: readonly UploadGroup[];
}

/** What of a key is deleted: what it shows, what is under that, or both. */
export type Versions = 'current' | 'noncurrent' | 'all';

export interface DeletePrefixInputs extends CommonInputs {
  readonly mode: 'delete-prefix';
  /** Globs relative to the prefix. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Milliseconds; undefined: of any age. */
  readonly olderThan?: number;
  /** A positive integer; undefined: nothing is kept for being new. */
  readonly keepNewest?: number;
  readonly keepNewestOf: KeepNewestOf;
  readonly versions: Versions;
  /** Whether versions that Object Lock retains in governance mode are deleted too. */
  readonly bypassGovernance: boolean;
  /** Absolute path of a file of keys to delete; undefined: what is listed. */
  readonly keysFrom?: string;
  readonly maxDeletes?: MaxDeletes;
}

export interface AbortUploadsInputs extends CommonInputs {
  readonly mode: 'abort-uploads';
  /** Globs relative to the prefix. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Milliseconds. */
  readonly olderThan: number;
}

export type Inputs = UploadDirInputs | SyncDirInputs | DeletePrefixInputs | AbortUploadsInputs;

export type ModeName = Inputs['mode'];

/** All that is wrong with what the workflow asks for, each with what to do about it. */
export class InputError extends Error {
  override readonly name = 'InputError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(problems.join('\n'));
    this.problems = problems;
  }
}
