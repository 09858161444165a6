import type { ModeName } from './types.ts';

export const MODES: readonly ModeName[] = [
  'upload-dir',
  'sync-dir',
  'delete-prefix',
  'abort-uploads',
];

interface InputSpec {
  /** As in action.yml. */
  readonly default: string;
  /** The modes that read it; all, if not given. */
  readonly modes?: readonly ModeName[];
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
  prefix: { default: '' },
  'whole-bucket': { default: 'false', modes: bucketWide },
  region: { default: '' },
  endpoint: { default: '' },
  'allow-http': { default: 'false' },
  'force-path-style': { default: '' },
  concurrency: { default: 'auto' },
  'batch-size': { default: '1000', modes: deleting },
  'dry-run': { default: 'false' },
  'on-failure': { default: 'fail' },
  report: { default: '' },
  source: { default: '', modes: fromSource },
  include: { default: '' },
  exclude: { default: '' },
  'include-hidden-files': { default: 'false', modes: fromSource },
  'follow-symlinks': { default: 'false', modes: fromSource },
  'allow-empty-source': { default: 'false', modes: fromSource },
  headers: { default: '', modes: fromSource },
  'if-exists': { default: 'overwrite', modes: upload },
  delete: { default: 'false', modes: sync },
  compare: { default: 'content', modes: sync },
  'keep-deleted-for': { default: '0', modes: sync },
  state: { default: '', modes: sync },
  'upload-order': { default: 'assets, rest, html', modes: sync },
  'older-than': { default: '', modes: prune },
  'keep-newest': { default: '', modes: remove },
  'keep-newest-of': { default: 'directories', modes: remove },
  versions: { default: 'current', modes: remove },
  'bypass-governance': { default: 'false', modes: remove },
  'keys-from': { default: '', modes: remove },
  'max-deletes': { default: '', modes: deleting },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

/** The modes that read an input. */
export function modesOf(name: InputName): readonly ModeName[] {
  const spec: InputSpec = INPUTS[name];
  return spec.modes ?? MODES;
}
