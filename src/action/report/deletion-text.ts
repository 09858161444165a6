import { nameOf } from '../../core/tally/causes.ts';
import { ageInWords, formatBytes, formatCount, plural, quote } from '../../core/text.ts';
import {
  addedUp,
  type DeletedAmount,
  type DeletedDirectory,
  type DeletedObject,
  type DeletionPreview,
} from '../../listing/deletion-preview.ts';
import { markdownCode } from '../log.ts';
import { bar, collapsed, fittingLines, listItems, MAX_BYTES } from './markdown.ts';

/** How deleted objects are named. */
export interface DeletionWords {
  readonly thing: 'object' | 'version';
  /** Whether they are deleted already. */
  readonly isDone: boolean;
}

/** Directories in the log. */
const MAX_LINES = 5;

/** Directories in the summary that a reader sees at once. */
const MAX_OPEN = 10;

/** What is deleted, for people: lines of the log, and Markdown; empty when nothing is. */
export function deletionView(preview: DeletionPreview, words: DeletionWords) {
  return {
    lines: deletionLines(preview, words),
    directories: deletionDirectories(preview, words),
    keys: deletionKeys(preview, words),
  };
}

/** Sums and the first directories, as lines of the log; none when nothing is deleted. */
function deletionLines(
  preview: DeletionPreview,
  { thing, isDone }: DeletionWords,
): readonly string[] {
  if (preview.objects === 0) return [];
  const named = preview.directories.slice(0, MAX_LINES);
  const others = othersOf(preview, named.length);
  const lines = named.map((one) => `- ${logName(one)}: ${amountText(one, thing)}`);
  const rest = others.objects > 0 ? [`- all other directories: ${amountText(others, thing)}`] : [];
  return [`${isDone ? 'deleted' : 'to delete'}: ${amountText(preview, thing)}`, ...lines, ...rest];
}

function amountText({ objects, bytes }: DeletedAmount, thing: string): string {
  return `${plural(objects, thing)}, ${formatBytes(bytes)}`;
}

function logName({ name }: DeletedDirectory): string {
  return name === '' ? 'directly in the bucket' : quote(name);
}

/** The directories in Markdown, with their shares; empty where there is only one. */
function deletionDirectories(preview: DeletionPreview, words: DeletionWords): string {
  const { objects: all, directories } = preview;
  if (directories.length < 2) return '';
  const lineOf = (text: string, amount: DeletedAmount) =>
    `${bar(amount.objects / all)} ${text}: ${amountText(amount, words.thing)}`;
  const lines = directories.map((one) =>
    lineOf(one.name === '' ? 'directly in the bucket' : markdownCode(one.name), one),
  );
  const named = fittingLines(listItems(lines), MAX_BYTES.names);
  const others = othersOf(preview, named.length);
  const rest = others.objects > 0 ? listItems([lineOf('all other directories', others)]) : [];
  const title = `${words.isDone ? 'Deleted' : 'To delete'}, by directory`;
  const list = [...named, ...rest].join('\n');
  return named.length > MAX_OPEN ? collapsed(title, list) : `${title}:\n\n${list}`;
}

/** All but the first directories, added up. */
function othersOf({ directories, rest }: DeletionPreview, count: number): DeletedAmount {
  return addedUp([rest, ...directories.slice(count)]);
}

/** The first objects in Markdown, in a block to open; empty when nothing is deleted. */
function deletionKeys(preview: DeletionPreview, words: DeletionWords): string {
  const { first, start } = preview;
  const lines = listItems(first.map((one) => objectText(one, start)));
  const shown = fittingLines(lines, MAX_BYTES.keys);
  const rest = preview.objects - shown.length;
  const more = rest > 0 ? listItems([`and ${formatCount(rest)} more`]) : [];
  const verb = words.isDone ? 'deleted' : 'to delete';
  const title = `${amountText(preview, words.thing)} ${verb}`;
  return collapsed(title, [...shown, ...more].join('\n'));
}

function objectText(object: DeletedObject, start: Date): string {
  const { key, versionId, isDeleteMarker, size, lastModified } = object;
  const what = isDeleteMarker ? 'delete marker' : formatBytes(size);
  const age = ageInWords(start.getTime() - lastModified.getTime());
  return `${nameOf({ key, versionId }, markdownCode)}, ${what}, ${age}`;
}
