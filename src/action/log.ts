import * as core from '@actions/core';
import { escapeControls } from '../core/text.ts';

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
 * The one place that prints. Each argument becomes one line, whatever it holds. Notices,
 * warnings and errors are annotations, of which the runner shows ten of each kind a step.
 */
export interface Log {
  readonly info: Print;
  readonly notice: Print;
  readonly warning: Print;
  readonly error: Print;
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
  fail(...lines) {
    core.setFailed(annotation(lines));
  },
};

/** A log that also adds its warnings to `warnings`. */
export function keepWarnings(base: Log, warnings: string[]): Log {
  return {
    ...base,
    warning(...lines) {
      warnings.push(lines.join('\n'));
      base.warning(...lines);
    },
  };
}

function annotation(lines: readonly string[]): string {
  const text = lines.map(printable).join('\n');
  if (text.length <= MAX_ANNOTATION) return text;
  // The first part of a secret would not be masked.
  return `${text
    .slice(0, MAX_ANNOTATION - 2)
    .replace(/\S+$/u, '')
    .trimEnd()} …`;
}

/** Keeps a secret out of everything that is printed from here on. */
export function mask(secret: string): void {
  core.setSecret(secret);
}
