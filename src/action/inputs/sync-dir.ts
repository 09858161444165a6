import { parseAge } from '../../plan/age.ts';
import { keyProblem } from '../../plan/keys.ts';
import { STATE_NAME } from '../../plan/state-key.ts';
import { parseUploadOrder, UPLOAD_GROUPS, type UploadGroup } from '../../plan/upload-order.ts';
import { parseCap } from './max-deletes.ts';
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
    ...parseSourceInputs(reader, env, { ...common, prefix }, true),
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
  if (given === '') return `${prefix}${STATE_NAME}`;
  const isKey = keyProblem(given) === undefined && !/\p{Cc}/u.test(given);
  if (!isKey || given.startsWith('/') || given.endsWith('/')) {
    const remedy = `write the whole key, "state/site.json" say, or leave it out for ${STATE_NAME}`;
    reader.refuse('state', 'the key of an object, or none', remedy);
  }
  return given;
}

function parseKeepDeletedFor(reader: Reader): number {
  const given = reader.text('keep-deleted-for');
  const age = given === '0' ? 0 : parseAge(given);
  if (age === undefined) {
    const expected = 'a whole number with a unit (m, h, d or w), or 0';
    reader.refuse('keep-deleted-for', expected, 'write 12h or 7d, for example');
  }
  return age ?? 0;
}

function parseOrder(reader: Reader): readonly UploadGroup[] {
  const order = parseUploadOrder(reader.text('upload-order'));
  if (order === undefined) {
    const expected = 'assets, rest and html in some order, separated by commas';
    reader.refuse('upload-order', expected, `write ${UPLOAD_GROUPS.join(', ')}, for example`);
  }
  return order ?? UPLOAD_GROUPS;
}

/** Inputs that would do nothing were meant to do something. */
function refuseIdle(reader: Reader, deletes: boolean, stateKey: string | undefined): void {
  const keepsDeleted = reader.text('keep-deleted-for') !== '0';
  if (!deletes && reader.text('max-deletes') !== '') {
    reader.refuse('max-deletes', 'empty without delete: true', 'leave one of the two out');
  }
  if (!deletes && keepsDeleted) {
    reader.refuse('keep-deleted-for', '0 without delete: true', 'leave it out, or set delete');
  }
  if (keepsDeleted && stateKey === undefined) {
    const remedy = 'the state knows when a key left the directory; leave one of the two out';
    reader.refuse('keep-deleted-for', '0 with state: none', remedy);
  }
}
