import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { copyFiles, writeLargeFile, writeSmallFiles } from './files.ts';
import { runOnce, type Doer, type OneRun } from './one-run.ts';
import type { BenchOptions } from './options.ts';
import { openOtherStore } from './other-store.ts';
import type { Scenario } from './scenarios.ts';
import { openOwnStore, overTls, type BenchStore } from './store.ts';

/** Where runs find their files and their stores. */
export interface Workbench {
  /** Does a scenario once, in a store for this run alone. */
  run(scenario: Scenario, objects: number, doer: Doer): Promise<OneRun>;
}

export type WorkbenchOptions = Pick<
  BenchOptions,
  'store' | 'latencies' | 'isTls' | 'largeFileMib' | 'source'
>;

/** Its files are gone when this process ends, also when it is told to. */
export function createWorkbench(options: WorkbenchOptions): Workbench {
  const folder = mkdtempSync(join(tmpdir(), 'bench-files-'));
  process.once('exit', () => {
    rmSync(folder, { recursive: true, force: true });
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
  return {
    async run(scenario, objects, doer) {
      const store = await openStore(scenario, objects, options);
      try {
        const source = sourceOf(folder, scenario, objects, store.isFilled, options);
        return await runOnce({ scenario, objects, source }, doer, store);
      } finally {
        await store.close();
      }
    },
  };
}

/** Directory with the files of a scenario, which are written when they are first needed. */
function sourceOf(
  folder: string,
  { files, given: held }: Scenario,
  objects: number,
  isFilled: boolean,
  { largeFileMib, source: given }: WorkbenchOptions,
): string {
  const isLarge = files === 'large';
  const source = join(folder, isLarge ? 'large' : String(objects));
  // A store that can't be filled otherwise is filled by an upload.
  const isNeeded = files !== 'none' || (held === 'objects' && !isFilled);
  if (!isNeeded || existsSync(source)) return source;
  mkdirSync(source);
  if (isLarge) writeLargeFile(source, largeFileMib);
  else if (given === undefined) writeSmallFiles(source, objects);
  else copyFiles(given, source);
  return source;
}

async function openStore(
  scenario: Scenario,
  objects: number,
  { store: other, latencies, isTls }: WorkbenchOptions,
): Promise<BenchStore> {
  const held = scenario.given === 'objects' ? objects : 0;
  const keepsBodies = scenario.given === 'deploy';
  const store =
    other === undefined
      ? await openOwnStore(held, latencies, keepsBodies)
      : await openOtherStore(other, held);
  return isTls ? overTls(store) : store;
}
