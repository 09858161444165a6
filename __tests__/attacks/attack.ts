import { messageOf } from '../../src/core/errors.ts';
import { measuredEnd } from '../../bench/measured-run.ts';
import type { StepRequest, StepResult } from '../support/runner.ts';

/** What attacks a run, and what the run is given. */
export interface Hostile extends Partial<StepRequest> {
  readonly inputs: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** A store, a proxy or a checkout that is made to hurt a run. */
export interface Attack {
  /** `a page that never ends`. */
  readonly name: string;
  /** Number of the hazard. */
  readonly hazard: number;
  readonly open: () => Promise<Hostile>;
  /** Throws unless the run ended as it must. */
  readonly check: (result: StepResult) => void | Promise<void>;
  /** Default: MAX_MIB. */
  readonly maxMib?: number;
  /** Default: MAX_SECONDS. */
  readonly maxSeconds?: number;
}

const MAX_MIB = 300;
const MAX_SECONDS = 60;

/** What an attack took, and how its run ended. */
export interface Performed {
  /** The most memory that the process had, in MiB. */
  readonly mib: number;
  readonly seconds: number;
  readonly exitCode: number | null;
  /** Why the attack has succeeded; undefined: it has not. */
  readonly problem: string | undefined;
}

/** Performs an attack on the bundle in a process of its own. Rejects when it can't be performed. */
export async function perform({
  open,
  check,
  maxMib = MAX_MIB,
  maxSeconds = MAX_SECONDS,
}: Attack): Promise<Performed> {
  const hostile = await open();
  let deadline: NodeJS.Timeout | undefined;
  const onStart = (pid: number) => {
    deadline = setTimeout(() => process.kill(pid), maxSeconds * 1000);
  };
  try {
    const { result, seconds, peakKib } = await measuredEnd({ onStart, ...hostile });
    const mib = peakKib / 1024;
    const problem =
      (mib > maxMib ? `more than ${maxMib} MiB` : undefined) ??
      (seconds > maxSeconds ? `not ended within ${maxSeconds} s` : undefined) ??
      (await problemOf(check, result));
    return { mib, seconds, exitCode: result.exitCode, problem };
  } finally {
    clearTimeout(deadline);
    await hostile.close();
  }
}

async function problemOf(check: Attack['check'], result: StepResult): Promise<string | undefined> {
  try {
    await check(result);
    return undefined;
  } catch (thrown) {
    return messageOf(thrown);
  }
}

/** The message of a run that has to fail. Throws when it did not. */
export function failureOf({ exitCode, annotations, stdout }: StepResult): string {
  if (exitCode !== 1) throw new Error(`the run ended with ${String(exitCode)}:\n${stdout}`);
  return annotations
    .filter(({ level }) => level === 'error')
    .map(({ message }) => message)
    .join('\n');
}

/** The run must fail and say why. */
export function fails(words: RegExp): Attack['check'] {
  return (result) => {
    const failure = failureOf(result);
    if (!words.test(failure)) throw new Error(`the run failed otherwise: ${failure}`);
  };
}
