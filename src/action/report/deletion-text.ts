import type { Op } from '../../core/errors.ts';
import type { Done, Outcome } from '../../core/outcome.ts';
import { formatAge, formatBytes, formatCount, plural, quote } from '../../core/text.ts';
import {
  addedUp,
  type DeletedAmount,
  type DeletedDirectory,
  type DeletedObject,
  type DeletionPreview,
} from '../../listing/deletion-preview.ts';
import { markdownCode } from '../log.ts';
import { fittingRows, type Row, table, TABLE_BYTES } from './markdown.ts';

/** How deleted objects are named. */
export interface DeletionWords {
  readonly thing: 'object' | 'version';
  /** Whether they are deleted already. */
  readonly isDone: boolean;
}

/** Directories in the log. */
const MAX_LINES = 5;

/** What is deleted, for people: lines of the log, and Markdown; empty when nothing is. */
export function deletionView(preview: DeletionPreview, words: DeletionWords) {
  return {
    lines: deletionLines(preview, words),
    table: deletionTable(preview, words),
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

/** The directories in Markdown; empty when nothing is deleted. */
function deletionTable(preview: DeletionPreview, words: DeletionWords): string {
  if (preview.objects === 0) return '';
  const { thing, isDone } = words;
  const columns = ['directory', isDone ? `deleted ${thing}s:` : `${thing}s to delete:`, 'size:'];
  const rows = preview.directories.map(({ name, objects, bytes }) => {
    const text = name === '' ? 'directly in the bucket' : markdownCode(name);
    return [text, formatCount(objects), formatBytes(bytes)];
  });
  const named = fittingRows(columns, rows, TABLE_BYTES.names);
  const { objects, bytes } = othersOf(preview, named.length);
  const rest = ['all other directories', formatCount(objects), formatBytes(bytes)];
  return table(columns, [...named, ...(objects > 0 ? [rest] : [])]);
}

/** All but the first directories, added up. */
function othersOf({ directories, rest }: DeletionPreview, count: number): DeletedAmount {
  return addedUp([rest, ...directories.slice(count)]);
}

/** The first objects in Markdown, in a block to open; empty when nothing is deleted. */
function deletionKeys(preview: DeletionPreview, words: DeletionWords): string {
  const { objects, first, start } = preview;
  if (first.length === 0) return '';
  const hasVersions = words.thing === 'version';
  const now = start.getTime();
  const rows = first.map((one) => {
    const version = hasVersions ? [markdownCode(one.versionId ?? '')] : [];
    const age = formatAge(now - one.lastModified.getTime());
    return [markdownCode(one.key), ...version, sizeText(one), age];
  });
  const columns = ['key', ...(hasVersions ? ['version'] : []), 'size:', 'age:'];
  return block(columns, rows, {
    count: objects,
    all: thingsText(objects, words),
    thing: words.thing,
  });
}

interface BlockWords {
  /** Objects that the block is about. */
  readonly count: number;
  /** For example `1,204 objects to delete`. */
  readonly all: string;
  readonly thing: string;
}

/** A table in a block to open, with as many rows as the summary has room for. */
function block(
  columns: readonly string[],
  rows: readonly Row[],
  { count, all, thing }: BlockWords,
): string {
  const shown = fittingRows(columns, rows, TABLE_BYTES.keys);
  const more = moreText(count - shown.length, thing);
  const title = shown.length < count ? `The first ${formatCount(shown.length)} of ${all}` : all;
  const parts = [`<details><summary>${title}</summary>`, table(columns, shown), ...more];
  return [...parts, '</details>'].join('\n\n');
}

/** Names what a table has no room for; empty: it has all. */
export function moreText(count: number, thing: string): readonly string[] {
  if (count <= 0) return [];
  return [
    `${plural(count, `more ${thing}`)} not shown: the report (input \`report\`) has them all.`,
  ];
}

function sizeText({ isDeleteMarker, size }: DeletedObject): string {
  return isDeleteMarker ? 'delete marker' : formatBytes(size);
}

/** For example `1,204 objects to delete`, or `1 deleted version`. */
function thingsText(count: number, { thing, isDone }: DeletionWords): string {
  return isDone ? plural(count, `deleted ${thing}`) : `${plural(count, thing)} to delete`;
}

/** Objects that the summary of a dry run names where its mode makes no plan. */
const MAX_SAMPLE = 500;

/** The first objects that a dry run would change. */
export interface DryRunSample {
  add(outcome: Outcome): void;
  /** In Markdown, in a block to open; empty when nothing would be changed. */
  markdown(): string;
}

const TO_DO: Readonly<Record<Op, string>> = {
  upload: 'to upload',
  copy: 'to copy',
  download: 'to download',
  delete: 'to delete',
  abort: 'with an upload to abort',
};

export function createDryRunSample(): DryRunSample {
  const first: Done[] = [];
  let count = 0;
  return {
    add(outcome) {
      if (outcome.status !== 'done') return;
      count += 1;
      if (first.length < MAX_SAMPLE) first.push(outcome);
    },
    markdown: () => sampleBlock(first, count),
  };
}

function sampleBlock(first: readonly Done[], count: number): string {
  const [one] = first;
  if (one === undefined) return '';
  const rows = first.map(({ key, bytes, freedBytes = bytes }) => [
    markdownCode(key),
    formatBytes(freedBytes),
  ]);
  const all = `${plural(count, 'object')} ${TO_DO[one.op]}`;
  return block(['key', 'size:'], rows, { count, all, thing: 'object' });
}
