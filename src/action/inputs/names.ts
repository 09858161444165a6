import type { ModeName } from './types.ts';

export const MODES: readonly ModeName[] = ['upload-dir', 'delete-prefix', 'abort-uploads'];

interface InputSpec {
  /** As in action.yml. */
  readonly default: string;
  /** The modes that read it; all, if not given. */
  readonly modes?: readonly ModeName[];
}

const upload = ['upload-dir'] as const;
const remove = ['delete-prefix'] as const;
const prune = [...remove, 'abort-uploads'] as const;
const uploadOrPrune = [...upload, ...prune] as const;

/** Every input of action.yml. */
export const INPUTS = {
  mode: { default: '' },
  bucket: { default: '' },
  prefix: { default: '' },
  'whole-bucket': { default: 'false', modes: prune },
  region: { default: '' },
  endpoint: { default: '' },
  'allow-http': { default: 'false' },
  'force-path-style': { default: '' },
  concurrency: { default: 'auto' },
  'batch-size': { default: '1000', modes: remove },
  'dry-run': { default: 'false' },
  'on-failure': { default: 'fail' },
  report: { default: '' },
  source: { default: '', modes: upload },
  include: { default: '', modes: uploadOrPrune },
  exclude: { default: '', modes: uploadOrPrune },
  'include-hidden-files': { default: 'false', modes: upload },
  'follow-symlinks': { default: 'false', modes: upload },
  'allow-empty-source': { default: 'false', modes: upload },
  headers: { default: '', modes: upload },
  'if-exists': { default: 'overwrite', modes: upload },
  'older-than': { default: '', modes: prune },
  'keep-newest': { default: '', modes: remove },
  'keep-newest-of': { default: 'directories', modes: remove },
  versions: { default: 'current', modes: remove },
  'bypass-governance': { default: 'false', modes: remove },
  'keys-from': { default: '', modes: remove },
  'max-deletes': { default: '', modes: remove },
} as const satisfies Readonly<Record<string, InputSpec>>;

export type InputName = keyof typeof INPUTS;

/** The modes that read an input. */
export function modesOf(name: InputName): readonly ModeName[] {
  const spec: InputSpec = INPUTS[name];
  return spec.modes ?? MODES;
}
