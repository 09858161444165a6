import { arch, cpus, platform, totalmem } from 'node:os';
import type { ScenarioName } from './scenarios.ts';

/** One run of one tool. */
export interface Run {
  readonly seconds: number;
  readonly cpuSeconds: number;
  readonly peakMib: number;
  /** By operation; undefined when the store doesn't tell. */
  readonly requests?: Readonly<Record<string, number>>;
}

/** What a tool took for one work, over all rounds. */
export interface Row {
  readonly scenario: ScenarioName;
  readonly objects: number;
  readonly tool: string;
  /** Medians, but for `worstSeconds`. */
  readonly seconds: number;
  readonly worstSeconds: number;
  readonly cpuSeconds: number;
  readonly peakMib: number;
  /** Undefined when the store doesn't tell. */
  readonly requests?: number;
  /** Of these, those that the store refused because they came too fast. */
  readonly refused?: number;
}

export interface Results {
  /** As `2026-11-24`. */
  readonly date: string;
  readonly machine: string;
  /** Of the machine in the minute before: near 0 where it did nothing else. */
  readonly load: number;
  readonly store: string;
  readonly rounds: number;
  readonly largeFileMib: number;
  /** Of the files of a directory that was given; undefined: of 4 KiB each. */
  readonly sourceMib?: number;
  /** By tool. */
  readonly versions: Readonly<Record<string, string>>;
  readonly rows: readonly Row[];
}

/** The name of the action among the tools. */
export const ACTION = 's3-batch-action';

export function rowOf(
  { scenario, objects, tool }: Pick<Row, 'scenario' | 'objects' | 'tool'>,
  runs: readonly Run[],
): Row {
  const middle = (value: (run: Run) => number) => rounded(median(runs.map(value)));
  const counts = runs.flatMap(({ requests }) => (requests ? [requests] : []));
  const refused = median(counts.map(({ SlowDown = 0 }) => SlowDown));
  return {
    scenario,
    objects,
    tool,
    seconds: middle(({ seconds }) => seconds),
    worstSeconds: rounded(Math.max(...runs.map(({ seconds }) => seconds))),
    cpuSeconds: middle(({ cpuSeconds }) => cpuSeconds),
    peakMib: Math.round(median(runs.map(({ peakMib }) => peakMib))),
    ...(counts.length > 0 && { requests: median(counts.map(total)) }),
    ...(refused > 0 && { refused }),
  };
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = NaN, high = NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

function total(requests: Readonly<Record<string, number>>): number {
  return Object.values(requests).reduce((sum, count) => sum + count, 0);
}

function rounded(seconds: number): number {
  return Math.round(seconds * 100) / 100;
}

const GIB = 1024 ** 3;

/** Processor, memory and system in words. */
export function describeMachine(): string {
  const processors = cpus();
  const model = processors[0]?.model.trim() ?? 'an unknown processor';
  const memory = Math.round(totalmem() / GIB);
  return `${processors.length} × ${model}, ${memory} GiB, ${platform()} ${arch()}`;
}
