import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Outcome } from '../core/outcome.ts';
import { createTally, type Tally } from '../core/tally.ts';
import { countsOf } from './counts.ts';
import type { Explanation } from './failures/explain.ts';
import type { Inputs } from './inputs/types.ts';
import { openLineFile, type LineFile } from './line-file.ts';
import { reportEnd, reportHeader, reportLine } from './report.ts';
import { createUnexplained } from './unexplained.ts';

/** Takes down what became of every object: in totals, in the report and in the changed keys. */
export interface Ledger {
  readonly tally: Tally;
  /** What of it the inputs do not explain, as warnings. */
  unexplained(): readonly string[];
  /** Undefined: nothing has to be awaited before the next one. */
  add(outcome: Outcome): Promise<unknown> | undefined;
  /** Adds a key to the changed ones that no outcome tells of. */
  noteChanged(key: string): Promise<void>;
  /**
   * Completes the files. The report stays when one was asked for or `isNeeded`, and ends with
   * the words on what failed.
   */
  close(isNeeded: boolean, failures?: readonly Explanation[]): Promise<LedgerFiles>;
}

export interface LedgerFiles {
  readonly report?: string;
  readonly changedKeys?: string;
  /** Changed keys that can't stand on a line of their own. */
  readonly unlisted: number;
}

export async function openLedger(inputs: Inputs, env: NodeJS.ProcessEnv): Promise<Ledger> {
  const tally = createTally();
  const unexplained = createUnexplained(inputs);
  const temp = await realpath(env['RUNNER_TEMP'] ?? tmpdir());
  const folder = await mkdtemp(join(temp, 's3-batch-action-'));
  const report = await openLineFile(inputs.report ?? join(folder, 'report.jsonl'));
  const changed = changedKeys(join(folder, 'changed-keys.txt'));
  await report.add(reportHeader(inputs, new Date()));
  return {
    tally,
    unexplained: () => unexplained.warnings(),
    add(outcome) {
      tally.add(outcome);
      unexplained.add(outcome);
      const reporting = report.add(reportLine(outcome));
      const isChanged = !inputs.dryRun && outcome.status === 'done' && outcome.op !== 'abort';
      const noting = isChanged ? changed.add(outcome.key) : undefined;
      return reporting && noting ? Promise.all([reporting, noting]) : (reporting ?? noting);
    },
    async noteChanged(key) {
      if (!inputs.dryRun) await changed.add(key);
    },
    async close(isNeeded, failures = []) {
      const { freedBytes } = tally;
      const counts = { ...countsOf(tally), ...(freedBytes > 0 && { freedBytes }) };
      await report.add(reportEnd(counts, failures));
      await report.close();
      const isKept = isNeeded || inputs.report !== undefined;
      if (!isKept) await rm(report.path);
      return { ...(isKept && { report: report.path }), ...(await changed.close()) };
    },
  };
}

/** Keys one a line, in a file that appears with the first of them. */
function changedKeys(path: string) {
  let file: LineFile | undefined;
  let unlisted = 0;
  const begin = async (key: string) => {
    file = await openLineFile(path);
    await file.add(key);
  };
  return {
    add(key: string): Promise<void> | undefined {
      if (/\p{Cc}/u.test(key)) {
        unlisted += 1;
        return undefined;
      }
      return file === undefined ? begin(key) : file.add(key);
    },
    async close(): Promise<Pick<LedgerFiles, 'changedKeys' | 'unlisted'>> {
      await file?.close();
      return { unlisted, ...(file && { changedKeys: path }) };
    },
  };
}
