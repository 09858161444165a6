import type { FileIdentity } from '../../local/file-content.ts';
import type { HeaderRule } from '../../headers/rules.ts';

export interface InputSpec {
  /** As in action.yml. */
  readonly default: string;
  /**
   * What the default stands for, where it does more than another value could, or does it
   * elsewhere. An empty value, which an expression without a result leaves, is then refused.
   */
  readonly defaultMeans?: string;
  /** The mode's parser refuses the default, and so an empty value. */
  readonly isRequired?: true;
}

export type InputSpecs = Readonly<Record<string, InputSpec>>;

/** The inputs of every mode. */
export const COMMON_INPUTS = {
  mode: { default: '' },
  bucket: { default: '' },
  prefix: { default: '/', defaultMeans: 'the root of the bucket' },
  region: { default: '' },
  endpoint: {
    default: 'auto',
    defaultMeans: 'Amazon S3, or the endpoint that the environment names',
  },
  'allow-http': { default: 'false' },
  'force-path-style': { default: 'auto' },
  concurrency: { default: 'auto' },
  'dry-run': { default: 'false', defaultMeans: 'a run that changes the bucket' },
  'on-failure': { default: 'fail' },
  report: { default: '' },
  summary: { default: 'true' },
  title: { default: '' },
  'expected-bucket-owner': { default: 'none', defaultMeans: 'a bucket of any owner' },
  'request-payer': { default: 'none' },
  'site-url': { default: 'none' },
} as const satisfies InputSpecs;

export type CommonInputName = keyof typeof COMMON_INPUTS;

/** Globs that select files, objects or uploads. */
export const GLOB_INPUTS = {
  include: { default: 'all', defaultMeans: 'no restriction to some of the names' },
  exclude: { default: 'none', defaultMeans: 'no exception' },
  unmatched: { default: 'auto' },
} as const satisfies InputSpecs;

/** A directory to upload. */
export const SOURCE_INPUTS = {
  source: { default: '' },
  ...GLOB_INPUTS,
  'include-hidden-files': { default: 'false' },
  'follow-symlinks': { default: 'false' },
  'allow-empty-source': { default: 'false' },
  headers: { default: '' },
} as const satisfies InputSpecs;

/** Objects to delete. */
export const DELETE_INPUTS = {
  'batch-size': { default: '1000' },
  'max-deletes': { default: 'auto', defaultMeans: 'no limit of your own' },
  'delete-condition': { default: 'auto' },
} as const satisfies InputSpecs;

/** The age from which objects are deleted or uploads aborted. */
export const OLDER_THAN_INPUT = {
  'older-than': { default: 'any', defaultMeans: 'objects of any age' },
} as const satisfies InputSpecs;

/** Confirms that a mode that deletes or aborts may do so anywhere in the bucket. */
export const WHOLE_BUCKET_INPUT = {
  'whole-bucket': { default: 'false' },
} as const satisfies InputSpecs;

/** The inputs of every mode, parsed once. */
export interface CommonInputs {
  readonly bucket: string;
  /** Empty for the whole bucket, else ends with `/`, except where a star was given. */
  readonly prefix: string;
  readonly region?: string;
  /** From the input or from the SDK's environment variables. */
  readonly endpoint?: string;
  readonly allowHttp: boolean;
  /** Undefined: what the endpoint takes. */
  readonly forcePathStyle: boolean | undefined;
  /** Undefined: each operation's own default. */
  readonly concurrency: number | undefined;
  readonly dryRun: boolean;
  readonly onFailure: 'fail' | 'warn';
  /** Absolute path. */
  readonly report?: string;
  /** Whether the job summary is written. */
  readonly summary: boolean;
  /** Begins the heading of the summary in place of what the mode did; empty: not given. */
  readonly title: string;
  /** Id of the AWS account that has to own the bucket. */
  readonly expectedBucketOwner?: string;
  /** Whether whoever signs pays for the requests. */
  readonly requestPayer?: 'requester';
  /** URL at which the prefix is served, normalized. */
  readonly siteUrl?: string;
  /** Doubts about the inputs, for the log and the summary. */
  readonly warnings: readonly string[];
}

/** What a mode gets to parse its own inputs: each mode has its own rules for the prefix. */
export type SharedInputs = Omit<CommonInputs, 'prefix'>;

/** Globs relative to the source or to the prefix, one a line. */
export interface GlobInputs {
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** What a line that matches nothing leads to; see action.yml. */
  readonly unmatched: 'auto' | 'warn' | 'ignore';
}

/** What is uploaded, and with which headers. */
export interface SourceInputs extends CommonInputs, GlobInputs {
  /** Absolute path of a directory inside the workspace. */
  readonly source: string;
  /** What was there when the inputs were checked; undefined: there is no source. */
  readonly sourceIdentity?: FileIdentity | undefined;
  /** As written in the workflow, for messages. */
  readonly sourceGiven: string;
  readonly includeHiddenFiles: boolean;
  readonly followSymlinks: boolean;
  readonly allowEmptySource: boolean;
  readonly headers: readonly HeaderRule[];
}
