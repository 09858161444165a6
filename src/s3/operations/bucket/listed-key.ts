import { ownCopyOf } from '../../../core/own-copy.ts';
import { quoted } from '../../../core/shown.ts';

/**
 * A key as a listing writes it, undefined when it can't be read. Asked for with
 * `encoding-type=url`, a `+` is a space. Some stores ignore that.
 */
export function readKey(
  written: string | undefined,
  encodingType: string | undefined,
): string | undefined {
  if (written === undefined) return undefined;
  // It outlives its page; what is decoded is a text of its own.
  if (encodingType !== 'url') return ownCopyOf(written);
  try {
    return decodeURIComponent(written.replaceAll('+', ' '));
  } catch {
    return undefined;
  }
}

/** Says of the first key outside the prefix that it lacks it. */
export function missingPrefix(
  prefix: string,
  rows: readonly ({ readonly key: string } | undefined)[],
): string | undefined {
  const foreign = rows.find((row) => row?.key.startsWith(prefix) === false);
  if (foreign === undefined) return undefined;
  return `the prefix ${quoted(prefix)} in the key ${quoted(foreign.key)}`;
}
