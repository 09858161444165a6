import { nameOf } from '../../../core/tally/causes.ts';
import { ageInWords, formatBytes, formatCount } from '../../../core/text.ts';
import { markdownCode } from '../../log.ts';
import { CHANGE_WORDS, type ChangedObject, type ChangeGroup } from '../changes.ts';
import { collapsed, fittingLines, joined, listItems, moreText } from '../markdown.ts';

interface ChangesOptions {
  readonly isDryRun: boolean;
  /** The end of the run, from which ages count. */
  readonly now: Date;
  /** Bytes that the block may have. */
  readonly bytes: number;
}

/** What a run changed, in a block to open; empty when nothing was. */
export function changesBlock(groups: readonly ChangeGroup[], options: ChangesOptions): string {
  const bytes = Math.floor(options.bytes / Math.max(1, groups.length));
  const parts = groups.map((group) => groupText(group, { ...options, bytes }));
  return collapsed(options.isDryRun ? 'What would change' : 'What changed', joined(...parts));
}

function groupText(group: ChangeGroup, options: ChangesOptions): string {
  const { change, count, largest } = group;
  const lines = listItems(largest.map((object) => objectText(group, object, options)));
  const shown = fittingLines(lines, options.bytes);
  const rest = count - shown.length;
  const more = rest > 0 ? listItems([moreText(formatCount(rest))]) : [];
  const { title, wouldTitle } = CHANGE_WORDS[change];
  const name = options.isDryRun ? wouldTitle : title;
  const isOrdered = largest[0]?.bytes !== largest.at(-1)?.bytes;
  const order = isOrdered ? ', largest first' : '';
  return joined(`**${name}**${order}`, [...shown, ...more].join('\n'));
}

function objectText(
  group: ChangeGroup,
  { key, versionId, isMarker, bytes, lastModified }: ChangedObject,
  { now }: ChangesOptions,
): string {
  const size = hasSizes(group) ? [formatBytes(bytes)] : [];
  const age = lastModified && ageInWords(now.getTime() - lastModified.getTime());
  const facts = [...(isMarker ? ['delete marker'] : size), ...(age === undefined ? [] : [age])];
  return [nameOf({ key, versionId }, markdownCode), ...facts].join(', ');
}

/** Sizes that nothing is known of are all 0. */
function hasSizes({ bytes }: ChangeGroup): boolean {
  return bytes > 0;
}
