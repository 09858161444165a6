import type { Chance } from './chance.ts';

/** What is fuzzed, and what must hold in each case. */
export interface Topic {
  readonly name: string;
  /** Weight: how often this topic has a turn. */
  readonly turns: number;
  readonly open: () => Promise<Fuzzed>;
}

export interface Fuzzed {
  /** Throws a `Finding`, or anything else that is then one: a case has no error of its own. */
  tryCase(chance: Chance, isShown: boolean): Promise<void>;
  close(): Promise<void>;
}

/** Something that must not be. */
export class Finding extends Error {
  override readonly name = 'Finding';
}

/** Throws a Finding with this text unless the condition holds. */
export function must(condition: boolean, text: () => string): void {
  if (!condition) throw new Finding(text());
}

/** The fields of JSON; undefined when the text is no object in JSON. */
export function fieldsOf(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
}
