import * as core from '@actions/core';
import { printable } from './printable.ts';

/**
 * The one place that prints. Each argument becomes one line, whatever it holds. Warnings and
 * errors are annotations, of which the runner shows ten of each kind a step.
 */
export interface Log {
  readonly info: Print;
  readonly warning: Print;
  readonly error: Print;
  /** Fails the run; called at most once, and last. */
  readonly fail: Print;
}

export type Print = (...lines: readonly string[]) => void;

/** The runner cuts the message of an annotation after so many characters. */
const MAX_ANNOTATION = 4096;

export const log: Log = {
  info(...lines) {
    for (const line of lines) core.info(printable(line));
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

/** The same log, whose warnings are kept in `warnings` too. */
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
