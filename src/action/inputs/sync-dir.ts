import { parseAge } from '../../plan/age.ts';
import { keyProblem } from '../../plan/keys.ts';
import { STATE_NAME } from '../../plan/state-key.ts';
import { parseUploadOrder, UPLOAD_GROUPS, type UploadGroup } from '../../plan/upload-order.ts';
import { parseCap } from './max-deletes.ts';
import { INPUTS } from './names.ts';
import { parseSyncPrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import { parseSourceInputs } from './source.ts';
import type { CommonInputs, SyncDirInputs } from './types.ts';

export function parseSync(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: Omit<CommonInputs, 'prefix'>,
): SyncDirInputs {
  const deletes = reader.flag('delete');
  const prefix = parseSyncPrefix(reader, deletes);
  const maxDeletes = parseCap(reader);
  const stateKey = parseStateKey(reader, prefix);
  const keepDeletedFor = parseKeepDeletedFor(reader);
  refuseIdle(reader, deletes, stateKey);
  return {
    ...parseSourceInputs(reader, env, { ...common, prefix }, { isRequired: true, deletes }),
    mode: 'sync-dir',
    deletes,
    compare: reader.choice('compare', ['content', 'size']),
    keepDeletedFor,
    stateKey,
    uploadOrder: parseOrder(reader),
    ...(maxDeletes && { maxDeletes }),
  };
}

function parseStateKey(reader: Reader, prefix: string): string | undefined {
  const given = reader.text('state');
  if (given === 'none') return undefined;
  if (given === INPUTS.state.default) return `${prefix}${STATE_NAME}`;
  const isKey = keyProblem(given) === undefined && !/\p{Cc}/u.test(given);
  if (!isKey || given.startsWith('/') || given.endsWith('/')) {
    const remedy = 'write the whole key, for example state/site.json, or auto or none';
    reader.refuse('state', 'is not the key of an object', remedy);
  }
  return given;
}

function parseKeepDeletedFor(reader: Reader): number {
  const given = reader.text('keep-deleted-for');
  const age = given === '0' ? 0 : parseAge(given);
  if (age === undefined) {
    const statement = 'is not a whole number with a unit (m, h, d or w)';
    reader.refuse('keep-deleted-for', statement, 'write 12h or 7d, for example, or 0');
  }
  return age ?? 0;
}

function parseOrder(reader: Reader): readonly UploadGroup[] {
  const order = parseUploadOrder(reader.text('upload-order'));
  if (order === undefined) {
    const statement = 'does not have each of assets, rest and html once';
    reader.refuse('upload-order', statement, `write ${UPLOAD_GROUPS.join(', ')}, for example`);
  }
  return order ?? UPLOAD_GROUPS;
}

/** Inputs that would do nothing were meant to do something. */
function refuseIdle(reader: Reader, deletes: boolean, stateKey: string | undefined): void {
  const keepsDeleted = reader.text('keep-deleted-for') !== '0';
  if (!deletes && reader.text('max-deletes') !== INPUTS['max-deletes'].default) {
    const remedy = 'leave it out, or set delete: true';
    reader.refuse('max-deletes', 'has no effect without delete: true', remedy);
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
