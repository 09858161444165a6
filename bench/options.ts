import { statSync } from 'node:fs';
import type { CommandLine, Program, Report } from '../scripts/command-line.ts';
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

const OBJECTS = '1000,10000';

const OPTIONS = {
  scenarios: {
    type: 'string',
    value: 'NAMES',
    about: `Scenarios, with commas between: ${SCENARIOS.map(({ name }) => name).join(', ')} (default: all)`,
  },
  objects: {
    type: 'string',
    value: 'N,…',
    about: `Numbers of objects, with commas between (default: ${OBJECTS})`,
  },
  source: {
    type: 'string',
    value: 'DIR',
    about: 'Takes the files of a directory in place of small ones of its own',
  },
  rounds: {
    type: 'string',
    value: 'N',
    default: '5',
    about: 'Runs of each',
  },
  peers: { type: 'boolean', about: 'Measures s5cmd, aws and rclone too, if they are on the PATH' },
  peer: {
    type: 'string',
    value: 'NAMES',
    about: 'Measures only these of them, with commas between',
  },
  endpoint: {
    type: 'string',
    value: 'URL',
    about: "Another store than the tests' server, with credentials from the environment",
  },
  bucket: {
    type: 'string',
    value: 'NAME',
    about: 'Bucket of that store',
  },
  prefix: {
    type: 'string',
    value: 'PREFIX',
    about: 'Prefix in it (default: one that no run had before)',
  },
  server: {
    type: 'string',
    value: 'COMMAND',
    about: 'Command that starts that store for each run',
  },
  stats: {
    type: 'string',
    value: 'URL',
    about: 'Page with the number of requests since it was last read',
  },
  store: {
    type: 'string',
    value: 'TEXT',
    about: 'What the results say of the store',
  },
  latency: {
    type: 'string',
    value: 'MS',
    default: '0',
    about: "Milliseconds before the tests' server answers",
  },
  'list-latency': {
    type: 'string',
    value: 'MS',
    default: '0',
    about: 'Milliseconds before it answers a listing',
  },
  'delete-latency': {
    type: 'string',
    value: 'MS',
    default: '0',
    about: 'Milliseconds before it answers DeleteObjects',
  },
  'large-file': {
    type: 'string',
    value: 'MIB',
    default: '256',
    about: 'Size of the large file in MiB',
  },
  tls: { type: 'boolean', about: 'Reaches the store over https, through a TLS proxy' },
  json: {
    type: 'string',
    value: 'FILE',
    about: 'File for the results',
  },
} as const;

export const BENCH = {
  command: 'npm run bench --',
  about:
    'Measures the time, CPU, memory and requests of the bundle, by default on the S3 server of the ' +
    'tests, and prints a table. Run "npm run build" first.',
  options: OPTIONS,
  examples: [
    'npm run bench -- --scenarios upload,delete --objects 1000 --latency 20',
    'npm run bench -- --peers --json results.json',
  ],
} as const satisfies Program;

type NumberOption =
  'objects' | 'rounds' | 'large-file' | 'latency' | 'list-latency' | 'delete-latency';

type Values = CommandLine<typeof OPTIONS>['values'];

/** What the command line asks for, as far as nothing is reported. */
export function benchOptions(
  { values }: CommandLine<typeof OPTIONS>,
  env: NodeJS.ProcessEnv,
  report: Report,
): BenchOptions {
  const numbers = (name: NumberOption) =>
    wholeNumbers(name, values[name] ?? OBJECTS, name.endsWith('latency') ? 0 : 1, report);
  const [rounds = 0] = numbers('rounds');
  const [largeFileMib = 0] = numbers('large-file');
  const [object = 0] = numbers('latency');
  const [page = 0] = numbers('list-latency');
  const [deletes = 0] = numbers('delete-latency');
  const store = storeOf(values, env, report);
  return {
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
}

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
