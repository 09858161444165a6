import { statSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { sizeOf } from './files.ts';
import { PEERS, type Peer } from './peers.ts';
import { SCENARIOS, type Scenario } from './scenarios.ts';
import { descriptionOf, storeOf, type Latencies, type OtherStore } from './store-options.ts';

export interface BenchOptions {
  readonly scenarios: readonly Scenario[];
  readonly objects: readonly number[];
  readonly rounds: number;
  /** To be measured beside the action, if they are on the PATH. */
  readonly peers: readonly Peer[];
  /** Undefined: the tests' server. */
  readonly store?: OtherStore;
  /** What the results say of the store. */
  readonly description: string;
  readonly latencies: Latencies;
  readonly largeFileMib: number;
  /** Directory whose files are taken in place of small ones, and their size together. */
  readonly source?: string;
  readonly sourceMib?: number;
  readonly isTls: boolean;
  /** File for the results. */
  readonly json?: string;
}

const OPTIONS = {
  scenarios: { type: 'string' },
  objects: { type: 'string' },
  source: { type: 'string' },
  rounds: { type: 'string', default: '5' },
  peers: { type: 'boolean', default: false },
  peer: { type: 'string' },
  endpoint: { type: 'string' },
  bucket: { type: 'string' },
  server: { type: 'string' },
  stats: { type: 'string' },
  prefix: { type: 'string' },
  store: { type: 'string' },
  latency: { type: 'string', default: '0' },
  'list-latency': { type: 'string', default: '0' },
  'delete-latency': { type: 'string', default: '0' },
  'large-file': { type: 'string', default: '256' },
  tls: { type: 'boolean', default: false },
  json: { type: 'string' },
} as const;

const OBJECTS = '1000,10000';

type NumberOption =
  'objects' | 'rounds' | 'large-file' | 'latency' | 'list-latency' | 'delete-latency';

type Values = ReturnType<typeof parseArgs<{ options: typeof OPTIONS }>>['values'];

/** What the command line asks for. Throws one error with all that is wrong with it. */
export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): BenchOptions {
  const { values } = parseArgs({ args: [...args], options: OPTIONS });
  const problems: string[] = [];
  const report = (problem: string) => problems.push(problem);
  const numbers = (name: NumberOption) =>
    wholeNumbers(name, values[name] ?? OBJECTS, name.endsWith('latency') ? 0 : 1, report);
  const [rounds = 0] = numbers('rounds');
  const [largeFileMib = 0] = numbers('large-file');
  const [object = 0] = numbers('latency');
  const [page = 0] = numbers('list-latency');
  const [deletes = 0] = numbers('delete-latency');
  const store = storeOf(values, env, report);
  const options = {
    ...workOf(values, numbers('objects'), report),
    rounds,
    peers: peersOf(values, report),
    ...(store && { store }),
    description: values.store ?? descriptionOf(values, { object, page, deletes }),
    latencies: { object, page, deletes },
    largeFileMib,
    isTls: values.tls,
    ...(values.json !== undefined && { json: values.json }),
  };
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return options;
}

type Report = (problem: string) => void;

/** What is done and with how much: the files of a directory have their own number and size. */
function workOf({ scenarios, objects, source }: Values, counts: readonly number[], report: Report) {
  const known = source === undefined ? SCENARIOS : SCENARIOS.filter(takesSmallFiles);
  const wanted = scenarios ?? known.map(({ name }) => name).join(',');
  const work = { scenarios: named('scenarios', wanted, known, report), objects: counts };
  if (source === undefined) return work;
  if (objects !== undefined) {
    report('option "--objects" must come without "--source", whose files count: leave it out');
  }
  const isDirectory = statSync(source, { throwIfNoEntry: false })?.isDirectory() ?? false;
  const { files, mebibytes } = isDirectory ? sizeOf(source) : { files: 0, mebibytes: 0 };
  if (files === 0) {
    const got = JSON.stringify(source);
    report(`option "--source" must be a directory with files, got ${got}: correct it`);
  }
  return { ...work, objects: [files], source, sourceMib: mebibytes };
}

function takesSmallFiles({ files, isSingle }: Scenario): boolean {
  return isSingle !== true && (files === 'small' || files === 'changed');
}

function wholeNumbers(name: string, text: string, least: number, report: Report): number[] {
  const numbers = text.split(',').map((one) => (/^\d+$/.test(one) ? Number(one) : NaN));
  if (!numbers.every((one) => one >= least)) {
    const wanted = name === 'objects' ? 'numbers with commas between' : 'a number';
    report(
      `option "--${name}" must be ${wanted}, ${least} or more, got ${JSON.stringify(text)}: ` +
        'correct it',
    );
  }
  return numbers;
}

/** All, or those that are named. */
function peersOf({ peers, peer }: Values, report: Report): readonly Peer[] {
  if (peer !== undefined) return named('peer', peer, PEERS, report);
  return peers ? PEERS : [];
}

function named<T extends { readonly name: string }>(
  option: string,
  text: string,
  known: readonly T[],
  report: Report,
): readonly T[] {
  const wanted = text.split(',');
  const names: readonly string[] = known.map(({ name }) => name);
  for (const name of wanted.filter((name) => !names.includes(name))) {
    report(
      `option "--${option}" must be some of ${names.join(', ')} with commas between, ` +
        `got ${JSON.stringify(name)}: take it out`,
    );
  }
  return known.filter(({ name }) => wanted.includes(name));
}
