import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { conclude } from '../../src/action/conclude.ts';
import type { Log } from '../../src/action/log.ts';
import { explanationsOf } from '../../src/action/report/explain.ts';
import { trafficOf } from '../support/traffic.ts';
import { openLedger } from '../../src/action/report/ledger.ts';
import { outputsOf } from '../../src/action/report/outputs.ts';
import { summaryOf } from '../../src/action/report/summary/summary.ts';
import { formatCount } from '../../src/core/text.ts';
import { uploadInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'failure-numbers-'));
  // Without such a file, the outputs are printed.
  const outputs = join(folder, 'outputs');
  await writeFile(outputs, '');
  vi.stubEnv('GITHUB_OUTPUT', outputs);
});
afterAll(async () => {
  vi.unstubAllEnvs();
  await rm(folder, { recursive: true });
});

const DONE = 7;

/** What a run with these failures leaves in each place; every third has another cause. */
async function ended(failures: number) {
  const inputs = uploadInputs({ report: join(folder, `${failures}.jsonl`) });
  const ledger = await openLedger(inputs, { RUNNER_TEMP: folder });
  for (let n = 0; n < DONE; n += 1) await ledger.add(done(`d${n}`));
  for (let n = 0; n < failures; n += 1) {
    const key = `site/${n}.html`;
    const denied = failedOutcome(key, 'AccessDenied', `no right to "${key}"`);
    await ledger.add(n % 3 === 2 ? failedOutcome(key, 'SlowDown', `wait ${n} s`) : denied);
  }
  const { tally } = ledger;
  const traffic = trafficOf();
  const known = { endpoint: undefined, expected: undefined, interruption: undefined };
  const run = { inputs, tally, traffic, ...known };
  const explanations = explanationsOf(run);
  const files = await ledger.close(true, { failures: explanations, requests: {} });
  const time = { duration: 400, now: new Date(0), address: undefined };
  const rest = {
    ...time,
    plan: undefined,
    changes: [],
    warnings: [],
    unexplained: [],
    explanations,
  };
  const annotations: string[] = [];
  const annotate = (...lines: readonly string[]) => void annotations.push(lines.join('\n'));
  const lines: string[] = [];
  const log: Log = {
    info: (...some) => void lines.push(...some),
    notice: annotate,
    warning: annotate,
    error: annotate,
    group: (title, names) => void lines.push(title, ...names),
    fail: annotate,
  };
  await conclude({ ...run, ...rest, files }, log, {});
  const report = await readFile(join(folder, `${failures}.jsonl`), 'utf8');
  return {
    annotations,
    log: lines,
    outputs: outputsOf({ tally, traffic, files, isDryRun: false }),
    summary: summaryOf({ ...run, ...rest, report: files.report }),
    end: JSON.parse(report.trimEnd().split('\n').at(-1) ?? '') as unknown,
    lines: report.match(/"status":"failed"/g)?.length,
  };
}

/** The number of objects that a line with five names or fewer counts. */
function countOf(line: string): number {
  const names = line.split('\n')[0]?.split(': ').at(-1) ?? '';
  const more = /and ([\d,]+) more$/.exec(names)?.[1]?.replaceAll(',', '');
  return (names.match(/"site\/\d+\.html"/g)?.length ?? 0) + Number(more ?? 0);
}

describe('the numbers of a failed run agree in log, annotations, summary, outputs and report', () => {
  it.each([1, 999, 1001, 100_000])('with %d failures', async (failures) => {
    const { annotations, log, outputs, summary, end, lines } = await ended(failures);
    const throttled = Math.floor(failures / 3);
    const denied = failures - throttled;
    const counts = throttled === 0 ? [denied] : [denied, throttled];
    const total = formatCount(failures + DONE);
    const were = failures === 1 ? 'was' : 'were';
    const headline = `${formatCount(failures)} of ${total} objects ${were} not uploaded`;
    expect(annotations.at(-1)?.split('\n')[0]).toBe(headline);
    expect(
      annotations
        .at(-1)
        ?.split('\n')
        .slice(1, 1 + counts.length)
        .map(countOf),
    ).toEqual(counts);
    const ofCauses = throttled === 0 ? [] : annotations.slice(0, -1);
    expect(ofCauses.map(countOf)).toEqual(throttled === 0 ? [] : counts);
    expect(summary).toContain(`\n\n${headline} · `);
    const rows = [...summary.matchAll(/ \*\*([\d,]+)\*\* `(?:AccessDenied|SlowDown)`/g)];
    // The number of a single cause is that of the headline.
    const ofRows = throttled === 0 ? [] : counts.map(formatCount);
    expect(rows.map(([, count]) => count)).toEqual(ofRows);
    expect(log.at(-1)).toBe(`uploaded ${DONE}, failed ${formatCount(failures)}`);
    expect(log).toContain(`failures: ${formatCount(failures)}`);
    const named = log.filter((line) => line.startsWith('"site/')).length;
    const more = /^([\d,]+) more$/m.exec(log.join('\n'))?.[1]?.replaceAll(',', '') ?? 0;
    expect(named + Number(more)).toBe(failures);
    expect(outputs['failed']).toBe(String(failures));
    expect(lines).toBe(failures);
    expect(end).toMatchObject({
      counts: { failed: failures, uploaded: DONE },
      causes: counts.map((count) => ({ count })),
    });
  });
});
