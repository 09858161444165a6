import { keyProblem, STATE_NAME } from '../../core/keys.ts';
import type { DeleteCondition } from '../../object-store/delete-condition.ts';
import type { MaxDeletes } from '../../operations/max-deletes.ts';
import { parseUploadOrder, UPLOAD_GROUPS, type UploadGroup } from '../../sync/files.ts';
import { parseSourceInputs } from './paths.ts';
import { parseSyncPrefix } from './prefix.ts';
import { parseAge, parseBatchSize, parseCap, parseCondition, type Reader } from './reader.ts';
import {
  type CommonInputName,
  DELETE_INPUTS,
  type InputSpecs,
  type SharedInputs,
  SOURCE_INPUTS,
  type SourceInputs,
  WHOLE_BUCKET_INPUT,
} from './specs.ts';

/** The inputs of sync-dir beside those of every mode. */
export const SYNC_DIR_INPUTS = {
  ...WHOLE_BUCKET_INPUT,
  ...SOURCE_INPUTS,
  ...DELETE_INPUTS,
  delete: { default: 'false' },
  compare: { default: 'content' },
  'keep-deleted-for': { default: '0', defaultMeans: 'deletes at once' },
  state: { default: 'auto', defaultMeans: 'the state object under the prefix' },
  'upload-order': { default: 'assets, rest, html' },
} as const satisfies InputSpecs;

type SyncReader = Reader<CommonInputName | keyof typeof SYNC_DIR_INPUTS>;

export interface SyncDirInputs extends SourceInputs {
  readonly mode: 'sync-dir';
  /** Keys in one DeleteObjects request, 1 to 1,000. */
  readonly batchSize: number;
  /** Whether objects without a file in the directory are deleted. */
  readonly deletes: boolean;
  readonly compare: 'content' | 'size';
  readonly maxDeletes?: MaxDeletes;
  readonly deleteCondition: DeleteCondition;
  /** Milliseconds; 0: objects are deleted at once. */
  readonly keepDeletedFor: number;
  /** Key of the state object; undefined: none is kept. */
  readonly stateKey: string | undefined;
  readonly uploadOrder: readonly UploadGroup[];
}

export function parseSync(
  reader: SyncReader,
  shared: SharedInputs,
  env: NodeJS.ProcessEnv,
): SyncDirInputs {
  const deletes = reader.flag('delete');
  const prefix = parseSyncPrefix(reader, deletes);
  const maxDeletes = parseCap(reader);
  const stateKey = parseStateKey(reader, prefix);
  const keepDeletedFor = parseKeepDeletedFor(reader);
  refuseIdle(reader, deletes, stateKey);
  return {
    ...parseSourceInputs(reader, env, { ...shared, prefix }, { isRequired: true, deletes }),
    mode: 'sync-dir',
    batchSize: parseBatchSize(reader),
    deletes,
    deleteCondition: parseCondition(reader),
    compare: reader.choice('compare', ['content', 'size']),
    keepDeletedFor,
    stateKey,
    uploadOrder: parseOrder(reader),
    ...(maxDeletes && { maxDeletes }),
  };
}

function parseStateKey(reader: SyncReader, prefix: string): string | undefined {
  const given = reader.text('state');
  if (given === 'none') return undefined;
  if (reader.isDefault('state')) return `${prefix}${STATE_NAME}`;
  const isKey = keyProblem(given) === undefined && !/\p{Cc}/u.test(given);
  if (!isKey || given.startsWith('/') || given.endsWith('/')) {
    const remedy = 'write the whole key, for example state/site.json, or auto or none';
    reader.refuse('state', 'is not the key of an object', remedy);
  }
  return given;
}

function parseKeepDeletedFor(reader: SyncReader): number {
  const given = reader.text('keep-deleted-for');
  const age = given === '0' ? 0 : parseAge(given);
  if (age === undefined) {
    const statement = 'is not a whole number with a unit (m, h, d or w)';
    reader.refuse('keep-deleted-for', statement, 'write 12h or 7d, for example, or 0');
  }
  return age ?? 0;
}

function parseOrder(reader: SyncReader): readonly UploadGroup[] {
  const order = parseUploadOrder(reader.text('upload-order'));
  if (order === undefined) {
    const statement = 'does not have each of assets, rest and html once';
    reader.refuse('upload-order', statement, `write ${UPLOAD_GROUPS.join(', ')}, for example`);
  }
  return order ?? UPLOAD_GROUPS;
}

/** An input without effect is a mistake. */
function refuseIdle(reader: SyncReader, deletes: boolean, stateKey: string | undefined): void {
  const keepsDeleted = !reader.isDefault('keep-deleted-for');
  if (!deletes && !reader.isDefault('max-deletes')) {
    const remedy = 'leave it out, or set delete: true';
    reader.refuse('max-deletes', 'has no effect without delete: true', remedy);
  }
  if (!deletes && !reader.isDefault('delete-condition')) {
    const remedy = 'leave it out, or set delete: true';
    reader.refuse('delete-condition', 'has no effect without delete: true', remedy);
  }
  if (!deletes && keepsDeleted) {
    const remedy = 'leave it out, or set delete: true';
    reader.refuse('keep-deleted-for', 'has no effect without delete: true', remedy);
  }
  if (keepsDeleted && stateKey === undefined) {
    const remedy = 'the state records when a key left the directory; leave one of the two out';
    reader.refuse('keep-deleted-for', "can't be combined with state: none", remedy);
  }
}
