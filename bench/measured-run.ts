import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runStep, type StepResult } from '../__tests__/support/runner.ts';

export interface MeasuredRun {
  readonly result: StepResult;
  readonly seconds: number;
  /** Peak resident memory of the bundle's process, in KiB. */
  readonly peakKib: number;
}

/** Runs the bundle as a runner does, with the keys of the tests' servers. Throws with its output when it fails. */
export async function measuredRun(
  inputs: Readonly<Record<string, string>>,
  workspace?: string,
): Promise<MeasuredRun> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const peakFile = join(folder, 'peak');
  try {
    const began = performance.now();
    const result = await runStep({
      workspace: workspace ?? folder,
      nodeArguments: ['--import', join(import.meta.dirname, 'record-peak-memory.ts')],
      inputs,
      env: {
        AWS_ACCESS_KEY_ID: 'test-access-key',
        AWS_SECRET_ACCESS_KEY: 'test-secret-key',
        PEAK_MEMORY_FILE: peakFile,
      },
    });
    const seconds = (performance.now() - began) / 1000;
    if (result.exitCode !== 0) {
      throw new Error(`the run failed:\n${result.stdout}${result.stderr}`);
    }
    return { result, seconds, peakKib: Number(readFileSync(peakFile, 'utf8')) };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
