import { readFileSync, writeFileSync } from 'node:fs';
import { loadavg } from 'node:os';
import { format } from 'prettier';
import { readCommand } from '../scripts/command-line.ts';
import { BENCH, benchOptions, type BenchOptions } from './options.ts';
import type { Doer } from './one-run.ts';
import { isOnPath, versionOf, type Peer } from './peers.ts';
import { ACTION, describeMachine, rowOf, type Results, type Row, type Run } from './results.ts';
import type { Scenario } from './scenarios.ts';
import { grouped, resultsCaption, resultsTable, titleOf } from './tables.ts';
import { createWorkbench, type Workbench } from './workbench.ts';

/** Measures everything that the options ask for, prints it, and writes it where they say. */
async function bench(options: BenchOptions): Promise<void> {
  const peers = onPath(options.peers);
  const [load = 0] = loadavg();
  const workbench = createWorkbench(options);
  const rows: Row[] = [];
  for (const scenario of options.scenarios) {
    for (const objects of scenario.isSingle ? [1] : options.objects) {
      rows.push(...(await rowsOf({ scenario, objects }, peers, options, workbench)));
    }
  }
  const results: Results = {
    date: new Date().toISOString().slice(0, 10),
    machine: describeMachine(),
    load,
    store: options.description,
    rounds: options.rounds,
    largeFileMib: options.largeFileMib,
    ...(options.sourceMib !== undefined && { sourceMib: options.sourceMib }),
    versions: versionsOf(peers),
    rows,
  };
  console.log(`\n${resultsCaption(results)}\n\n${resultsTable(results)}`);
  if (options.json !== undefined) await write(options.json, results);
}

/** A peer that is not there is named, so that nobody takes its absence for a result. */
function onPath(peers: readonly Peer[]): readonly Peer[] {
  for (const { name } of peers.filter(({ name }) => !isOnPath(name))) {
    console.error(`${name} is missing: it is not on the PATH`);
  }
  return peers.filter(({ name }) => isOnPath(name));
}

interface Tool extends Doer {
  readonly name: string;
  readonly runs: Run[];
}

/** Round by round through all tools, so that what else the machine does meets each alike. */
async function rowsOf(
  { scenario, objects }: { readonly scenario: Scenario; readonly objects: number },
  peers: readonly Peer[],
  options: BenchOptions,
  workbench: Workbench,
): Promise<Row[]> {
  const tools: readonly Tool[] = [
    { name: ACTION, runs: [] },
    ...peers.map((peer) => ({ name: peer.name, peer, runs: [] })),
  ];
  const title = titleOf({ scenario: scenario.name, objects }, options);
  for (let round = 1; round <= options.rounds; round += 1) {
    for (const tool of tools) {
      const run = await workbench.run(scenario, objects, tool);
      tool.runs.push(run);
      console.log(shown(title, tool.name, run));
    }
  }
  return tools.map(({ name, runs }) =>
    rowOf({ scenario: scenario.name, objects, tool: name }, runs),
  );
}

function shown(title: string, tool: string, { requests, ...run }: Run): string {
  const counts = Object.entries(requests ?? {}).map(([name, count]) => `${name} ${grouped(count)}`);
  return [
    `${title}, ${tool}: ${run.seconds.toFixed(2)} s`,
    `CPU ${run.cpuSeconds.toFixed(2)} s`,
    `${run.peakMib.toFixed(0)} MiB`,
    ...counts,
  ].join(', ');
}

function versionsOf(peers: readonly Peer[]): Record<string, string> {
  const manifest = readFileSync(new URL('../package.json', import.meta.url), 'utf8');
  const { version } = JSON.parse(manifest) as { version: string };
  const versions: Record<string, string> = { [ACTION]: version, Node: process.versions.node };
  for (const peer of peers) versions[peer.name] = versionOf(peer);
  return versions;
}

async function write(file: string, results: Results): Promise<void> {
  writeFileSync(file, await format(JSON.stringify(results, null, 2), { parser: 'json' }));
}

const options = readCommand(BENCH, (line, report) => benchOptions(line, process.env, report));
try {
  await bench(options);
} catch (thrown) {
  console.error(thrown instanceof Error ? thrown.message : thrown);
  process.exitCode = 1;
}
