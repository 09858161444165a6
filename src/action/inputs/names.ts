import type { ModeName } from './types.ts';

export const MODES: readonly ModeName[] = [
  'upload-dir',
  'sync-dir',
  'delete-prefix',
  'abort-uploads',
];

export interface InputSpec {
  /** As in action.yml. */
  readonly default: string;
  /** The modes that read it; all, if not given. */
  readonly modes?: readonly ModeName[];
  /**
   * What the default stands for, where it does more than another value could, or does it
   * elsewhere. Then an empty value, which an expression without a result leaves, is refused.
   */
  readonly defaultMeans?: string;
}

const upload = ['upload-dir'] as const;
const sync = ['sync-dir'] as const;
const remove = ['delete-prefix'] as const;
const fromSource = [...upload, ...sync] as const;
const deleting = [...sync, ...remove] as const;
const prune = [...remove, 'abort-uploads'] as const;
const bucketWide = [...sync, ...prune] as const;

/** Every input of action.yml. */
export const INPUTS = {
  mode: { default: '' },
  bucket: { default: '' },
  prefix: { default: '/', defaultMeans: 'the root of the bucket' },
  'whole-bucket': { default: 'false', modes: bucketWide },
  region: { default: '' },
  endpoint: {
    default: 'auto',
    defaultMeans: 'Amazon S3, or the endpoint that the environment names',
  },
  'allow-http': { default: 'false' },
  'force-path-style': { default: 'auto' },
  concurrency: { default: 'auto' },
  'batch-size': { default: '1000', modes: deleting },
  'dry-run': { default: 'false', defaultMeans: 'a run that changes the bucket' },
  'on-failure': { default: 'fail' },
  report: { default: '' },
  source: { default: '', modes: fromSource },
  include: { default: 'all', defaultMeans: 'no restriction to some of the names' },
  exclude: { default: 'none', defaultMeans: 'no exception' },
  unmatched: { default: 'auto' },
  'include-hidden-files': { default: 'false', modes: fromSource },
  'follow-symlinks': { default: 'false', modes: fromSource },
  'allow-empty-source': { default: 'false', modes: fromSource },
  headers: { default: '', modes: fromSource },
  'if-exists': {
    default: 'overwrite',
    modes: upload,
    defaultMeans: 'a new version of objects that exist',
  },
  delete: { default: 'false', modes: sync },
  compare: { default: 'content', modes: sync },
  'keep-deleted-for': { default: '0', modes: sync, defaultMeans: 'deletes at once' },
  state: { default: 'auto', modes: sync, defaultMeans: 'the state object under the prefix' },
  'upload-order': { default: 'assets, rest, html', modes: sync },
  'older-than': { default: 'any', modes: prune, defaultMeans: 'objects of any age' },
  'keep-newest': { default: 'none', modes: remove, defaultMeans: 'no object kept for being new' },
  'keep-newest-of': {
    default: 'directories',
    modes: remove,
    defaultMeans: 'whole directories, not single objects',
  },
  versions: { default: 'current', modes: remove, defaultMeans: 'current objects' },
  'bypass-governance': { default: 'false', modes: remove },
  'keys-from': {
    default: 'none',
    modes: remove,
    defaultMeans: 'everything that is listed under the prefix',
  },
  'max-deletes': { default: 'auto', modes: deleting, defaultMeans: 'no limit of your own' },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

/** The modes that read an input. */
export function modesOf(name: InputName): readonly ModeName[] {
  const spec: InputSpec = INPUTS[name];
  return spec.modes ?? MODES;
}
