import * as core from '@actions/core';
import { escapeControls } from '../core/text.ts';

/** The bundle has the version of package.json in place of this. */
export const VERSION = '0.0.0-unbundled';

/** Any text as one line of the log. The runner obeys `::command::` at its start, after any space. */
export function printable(text: string): string {
  return escapeControls(text).replace(/^(\s*)::/u, '$1\\u{3a}:');
}

/** Backticks that a code span may begin with; GitHub's renderer gives up at 80. */
const MAX_FENCE = 80;

/**
 * Any text as a code span of Markdown. Between its backticks nothing is markup, a link or a mention,
 * and every printable character stands literally, because the runner masks a secret only where the
 * secret itself stands. An empty text has no span. A table would need a backslash before each `|`.
 */
export function markdownCode(text: string): string {
  const line = printable(text);
  const runs = new Set((line.match(/`+/g) ?? []).map(({ length }) => length));
  let length = 1;
  while (runs.has(length)) length += 1;
  if (length > MAX_FENCE) return markdownCode(line.replaceAll('`', '\\u{60}'));
  const fence = '`'.repeat(line === '' ? 0 : length);
  return `${fence}${padded(line)}${fence}`;
}

/** A span begins and ends without backticks, and loses a space at each end where it has both. */
function padded(line: string): string {
  const hasSpaces = line.startsWith(' ') && line.endsWith(' ') && line.trim() !== '';
  return hasSpaces || line.startsWith('`') || line.endsWith('`') ? ` ${line} ` : line;
}

/**
 * An expression of a workflow, a name in quotes, as `quote` or Node writes it, white space, or anything
 * between these.
 */
const PIECES =
  /\$\{\{ [^{}"]{1,100} \}\}|"(?:[^"\\]|\\.)*"|'[^']*'(?![\p{L}\p{N}])|\s+|[^\s"]+|"/gu;

/** A word, or a number, and the punctuation beside it; a line that begins with `1.` is a list. */
const PLAIN = [
  /^\(?(?:S3|UTF-8|\p{L}[\p{L}\p{M}]*)(?:['’-]\p{L}[\p{L}\p{M}]*)*\)?[.,;:?!]?$/u,
  /^\(?\d{1,3}(?:,\d{3})*(?:\.\d+)?%?[,;:]?$/,
  /^\(\d{1,3}(?:,\d{3})*%?\)[.,;:]?$/,
  /^(?:\(|\)?[.,;:?!]?)$/,
];

/** Punctuation around anything else. */
const AROUND = /^(\(?)(.*?)(\)?[.,;:?!]?)$/su;

/** GitHub makes a link of it. */
const COMMIT_ID = /^\W*[0-9a-f]{7,40}\W*$/i;

/**
 * A sentence of the project as Markdown: its words are prose, and whatever else may stand in it is a
 * code span: every quoted name, and each piece between spaces that is no plain word or number. So no
 * text can become a link, a mention or other markup.
 */
export function prose(text: string): string {
  let written = '';
  let code = '';
  const write = (plain: string) => {
    if (plain === '') return;
    written += `${markdownCode(unquoted(code))}${plain}`;
    code = '';
  };
  for (const piece of escapeControls(text).trim().match(PIECES) ?? []) {
    if (piece.trim() === '') write(piece);
    else if (isPlain(piece)) write(piece);
    else if (piece.startsWith('"')) code += piece;
    else {
      const [, before = '', middle = '', after = ''] = AROUND.exec(piece) ?? [];
      write(before);
      // Two code spans without anything between them would be one.
      code += middle;
      write(after);
    }
  }
  return `${written}${markdownCode(unquoted(code))}`;
}

function isPlain(piece: string): boolean {
  return PLAIN.some((pattern) => pattern.test(piece)) && !COMMIT_ID.test(piece);
}

/** A name without its quotes, where nothing in it is escaped. */
function unquoted(code: string): string {
  return /^"[^"\\]+"$/.test(code) ? code.slice(1, -1) : code;
}

/**
 * The one place that prints. Each argument becomes one line, whatever it holds. Notices,
 * warnings and errors are annotations, of which the runner shows ten of each kind a step.
 */
export interface Log {
  readonly info: Print;
  readonly notice: Print;
  readonly warning: Print;
  readonly error: Print;
  /** Lines that a reader of the log opens by their title; without them the title is a line. */
  readonly group: (title: string, lines: readonly string[]) => void;
  /** Fails the run; called at most once, and last. */
  readonly fail: Print;
}

export type Print = (...lines: readonly string[]) => void;

/** Characters after which the runner cuts the message of an annotation. */
const MAX_ANNOTATION = 4096;

export const log: Log = {
  info(...lines) {
    for (const line of lines) core.info(printable(line));
  },
  notice(...lines) {
    core.notice(annotation(lines));
  },
  warning(...lines) {
    core.warning(annotation(lines));
  },
  error(...lines) {
    core.error(annotation(lines));
  },
  group(title, lines) {
    if (lines.length === 0) {
      core.info(printable(title));
      return;
    }
    core.startGroup(printable(title));
    for (const line of lines) core.info(printable(line));
    core.endGroup();
  },
  fail(...lines) {
    core.setFailed(annotation(lines));
  },
};

/** Prints a line that the runner shows only where its debug log is on. */
export function debug(line: string): void {
  core.debug(printable(line));
}

/** A log that also adds its warnings to `warnings`. */
export function keepWarnings(base: Log, warnings: string[]): Log {
  return {
    ...base,
    warning(...lines) {
      warnings.push(lines.map(escapeControls).join('\n'));
      base.warning(...lines);
    },
  };
}

/** Characters that every line of an annotation has, however many and long the others are. */
const MIN_LINE = 240;

/** The longest lines are cut first, so that the last ones are there too. */
function annotation(lines: readonly string[]): string {
  const all = lines.map(printable);
  const share = Math.max(MIN_LINE, shareOf(all, MAX_ANNOTATION - all.length + 1));
  const fitting = all.map((line) => cutBetweenWords(line, share));
  return cutBetweenWords(fitting.join('\n'), MAX_ANNOTATION);
}

/** Characters that each line may have so that all of them fit into `room`. */
function shareOf(lines: readonly string[], room: number): number {
  let free = room;
  const lengths = lines.map(({ length }) => length).sort((a, b) => a - b);
  for (const [index, length] of lengths.entries()) {
    const share = Math.floor(free / (lengths.length - index));
    if (length > share) return share;
    free -= length;
  }
  return room;
}

/** The first part of a secret would not be masked, so a text is cut between words. */
export function cutBetweenWords(text: string, max: number): string {
  if (text.length <= max) return text;
  return `${text
    .slice(0, max - 2)
    .replace(/\S+$/u, '')
    .trimEnd()} …`;
}

/** Keeps a secret out of everything that is printed from here on. */
export function mask(secret: string): void {
  core.setSecret(secret);
}
