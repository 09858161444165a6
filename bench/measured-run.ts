import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { runStep, type StepRequest, type StepResult } from '../__tests__/support/runner.ts';

/** What a process took, by the kernel's count. */
export interface Taken {
  /** From its start to its end. */
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** Resident memory. */
  readonly peakKib: number;
}

export interface MeasuredRun extends Taken {
  readonly result: StepResult;
}

type Request = Omit<StepRequest, 'workspace'> & Partial<StepRequest>;

/** Runs the bundle as a runner does. Throws with its output when it fails. */
export async function measuredRun(request: Request): Promise<MeasuredRun> {
  const run = await measuredEnd(request);
  const { exitCode, stdout, stderr } = run.result;
  if (exitCode !== 0) throw failed('the bundle', stdout + stderr);
  return run;
}

/** Runs the bundle as a runner does, however it ends. */
export async function measuredEnd(request: Request): Promise<MeasuredRun> {
  return measured(async (launcher, folder) => {
    const { workspace = folder, env } = request;
    // A runner starts the bundle anew each time, and keeps nothing that was compiled.
    const given = { ...env, NODE_COMPILE_CACHE: '' };
    const result = await runStep({ ...request, workspace, launcher, env: given });
    return { result };
  });
}

/** Runs the command of another tool, with nothing of this process's environment but the PATH. */
export async function measuredCommand(
  command: readonly string[],
  env: Readonly<Record<string, string>>,
): Promise<Taken> {
  return measured(async (launcher, folder) => {
    const [program = '', ...rest] = [...launcher, ...command];
    const child = spawn(program, rest, {
      cwd: folder,
      env: { PATH: process.env['PATH'] ?? '', HOME: folder, ...env },
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    const [errors] = await Promise.all([text(child.stderr), once(child, 'close')]);
    if (child.exitCode !== 0) throw failed(command.join(' '), errors);
    return {};
  });
}

const MEASURE = ['python3', join(import.meta.dirname, 'measure.py')];

async function measured<T>(
  run: (launcher: readonly string[], folder: string) => Promise<T>,
): Promise<T & Taken> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const file = join(folder, 'taken.json');
    const result = await run([...MEASURE, file], folder);
    return { ...result, ...(JSON.parse(readFileSync(file, 'utf8')) as Taken) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function failed(what: string, output: string): Error {
  return new Error(`${what} failed:\n${output.slice(-4_000)}`);
}
