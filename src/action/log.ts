import * as core from '@actions/core';
import { escapeControls } from '../core/text.ts';

/** Any text as one line of the log. The runner obeys `::command::` at its start, after any space. */
export function printable(text: string): string {
  return escapeControls(text).replace(/^(\s*)::/u, '$1\\u{3a}:');
}

/**
 * Any text as code in Markdown, also inside a table. Everything that is not a letter, a digit or
 * a space becomes a character reference, so that nothing in it is markup, a link or a mention.
 */
export function markdownCode(text: string): string {
  const references = printable(text).replace(/[^\p{L}\p{N} ]/gu, (character) => {
    return `&#${String(character.codePointAt(0))};`;
  });
  return `<code>${references}</code>`;
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
  return text.length <= MAX_ANNOTATION ? text : `${text.slice(0, MAX_ANNOTATION - 2)} …`;
}

/** Keeps a secret out of everything that is printed from here on. */
export function mask(secret: string): void {
  core.setSecret(secret);
}
