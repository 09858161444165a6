import { spawn } from 'node:child_process';
import { mkdtemp, mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withCountedRequests } from './counted-requests.ts';
import { readFileCommands, readLog } from './runner-parsers.ts';
import { proxyVariables } from './store-url.ts';

/** What the runner gives a step, and what it makes of what the step leaves behind. */
export interface StepRequest {
  /** As in `with:`. */
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told the process's id when it has started. */
  readonly onStart?: (pid: number) => void;
  /** What the main step had saved, if anything: then this is the post step. */
  readonly state?: Readonly<Record<string, string>>;
  /** Whether the process's clock and timers run many times as fast. Default: false. */
  readonly isTimeLapse?: boolean;
  /** Most files that the process may have open. Default: as this process. */
  readonly openFiles?: number;
  /** A program and its arguments that start the process, whose command line follows them. */
  readonly launcher?: readonly string[];
  /** More arguments of Node itself. */
  readonly nodeArguments?: readonly string[];
  /** Why the servers of the test can't have counted the requests that the run reports. */
  readonly requestsDiffer?: string;
  /** Where the bundle's index.js is. Default: in dist. */
  readonly bundle?: string;
}

export interface StepResult {
  readonly exitCode: number | null;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  /** What the step saved for its post step; the last value of each name. */
  readonly leftForPost: Readonly<Record<string, string>>;
  /** Lines of standard output that the runner shows, because it doesn't obey them. */
  readonly lines: readonly string[];
  readonly debugLines: readonly string[];
  readonly annotations: readonly Annotation[];
  readonly masked: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
}

export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice';
  readonly message: string;
}

const TIME_LAPSE = join(import.meta.dirname, 'time-lapse.ts');
export const BUNDLE = join(import.meta.dirname, '../../dist/index.js');
const POST = join(import.meta.dirname, '../../dist/post.js');

/** What a run is, however it was run. */
export type Ended = Pick<StepResult, 'exitCode' | 'stdout' | 'stderr'>;

/**
 * Runs the bundle with nothing of this process's environment but the way: in a process of its own,
 * or inside this one where vitest.config.ts says so and the request allows it.
 */
export function runStep(request: StepRequest): Promise<StepResult> {
  const { requestsDiffer } = request;
  if (requestsDiffer !== undefined) return runOnce(request);
  return withCountedRequests(
    () => runOnce(request),
    ({ outputs }) => outputs['requests'],
  );
}

async function runOnce(request: StepRequest): Promise<StepResult> {
  const folder = await mkdtemp(join(tmpdir(), 'step-'));
  const files = { GITHUB_OUTPUT: '', GITHUB_STEP_SUMMARY: '', GITHUB_STATE: '' };
  for (const name of Object.keys(files) as (keyof typeof files)[]) {
    files[name] = join(folder, name);
    await writeFile(files[name], '');
  }
  const temp = join(folder, 'temp');
  await mkdir(temp);
  const { exitCode, stdout, stderr } = await ended(request, {
    PATH: process.env['PATH'] ?? '',
    HOME: folder,
    AWS_EC2_METADATA_DISABLED: 'true',
    // The bundle is compiled once for all runs.
    NODE_COMPILE_CACHE: join(tmpdir(), 'compile-cache'),
    GITHUB_WORKSPACE: request.workspace,
    RUNNER_TEMP: temp,
    ...files,
    ...inputVariables(request.inputs),
    ...stateVariables(request.state ?? {}),
    ...client(),
    ...proxyVariables(),
    ...request.env,
  });
  return {
    exitCode,
    stdout,
    stderr,
    outputs: readFileCommands(await readFile(files.GITHUB_OUTPUT, 'utf8')),
    leftForPost: withoutEmpty(readFileCommands(await readFile(files.GITHUB_STATE, 'utf8'))),
    summary: await readFile(files.GITHUB_STEP_SUMMARY, 'utf8'),
    ...parseLog(stdout),
  };
}

async function ended(request: StepRequest, env: Readonly<Record<string, string>>): Promise<Ended> {
  if (process.env['BUNDLE_RUNS'] !== 'inside') return spawned(request, env);
  const { mayRunInside, runInside } = await import('./run-inside.ts');
  return mayRunInside() && !needsProcess(request) ? runInside(env) : spawned(request, env);
}

/** Whether it is about a process, or about a variable that only the start of one reads. */
function needsProcess({ env = {}, isTimeLapse = false, ...request }: StepRequest): boolean {
  const { onStart, state, openFiles, launcher, nodeArguments, bundle } = request;
  const ofProcess = [onStart, state, openFiles, launcher, nodeArguments, bundle];
  return (
    isTimeLapse ||
    ofProcess.some((one) => one !== undefined) ||
    Object.keys(env).some((name) => /^NODE_|^GITHUB_WORKSPACE$|^GITHUB_STEP_SUMMARY$/.test(name))
  );
}

/** So that suites of the bundle can be run over either client. */
function client(): Record<string, string> {
  const { S3_BATCH_CLIENT } = process.env;
  return S3_BATCH_CLIENT === undefined ? {} : { S3_BATCH_CLIENT };
}

function inputVariables(inputs: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(inputs).map(([name, value]) => [
      `INPUT_${name.replaceAll(' ', '_').toUpperCase()}`,
      value,
    ]),
  );
}

function stateVariables(state: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(state).map(([name, value]) => [`STATE_${name}`, value]));
}

function withoutEmpty(values: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

function spawned(request: StepRequest, env: Readonly<Record<string, string>>): Promise<Ended> {
  const { workspace, onStart, openFiles, launcher = [], nodeArguments = [] } = request;
  const { isTimeLapse = false, state } = request;
  const { bundle = state === undefined ? BUNDLE : POST } = request;
  return new Promise((resolve, reject) => {
    const clock = isTimeLapse ? ['--import', TIME_LAPSE] : [];
    const command = [...clock, ...nodeArguments, bundle];
    const limit = openFiles === undefined ? [] : ['prlimit', `--nofile=${openFiles}`];
    const [program = '', ...rest] = [...launcher, ...limit, process.execPath, ...command];
    const child = spawn(program, rest, { cwd: workspace, env });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('spawn', () => onStart?.(child.pid ?? 0));
    child.on('error', reject);
    child.on('close', (exitCode) => {
      resolve({ exitCode, stdout, stderr });
    });
  });
}

function parseLog(
  stdout: string,
): Pick<StepResult, 'lines' | 'debugLines' | 'annotations' | 'masked'> {
  const { commands, lines } = readLog(stdout);
  const annotations = commands.flatMap(({ name, data }) =>
    isLevel(name) ? [{ level: name, message: data }] : [],
  );
  const dataOf = (command: string) =>
    commands.flatMap(({ name, data }) => (name === command ? [data] : []));
  return { lines, debugLines: dataOf('debug'), annotations, masked: dataOf('add-mask') };
}

function isLevel(name: string): name is Annotation['level'] {
  return name === 'error' || name === 'warning' || name === 'notice';
}
