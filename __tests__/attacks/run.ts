import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { readCommand, type Program } from '../../scripts/command-line.ts';
import { messageOf } from '../../src/core/errors.ts';
import { type Attack, type Performed, perform } from './attack.ts';

/** A machine that builds has two processors, and an attack mostly waits for its end. */
const AT_ONCE = 2;

const EXTENSION = '.attacks.ts';

const PROGRAM = {
  command: 'npm run attacks --',
  about:
    'Performs the attacks by hostile stores, proxies and checkouts on the bundle, and prints the ' +
    'memory in MiB, the time in seconds and the exit code of each. Exit code 1 if one succeeds.',
  options: {},
  words: {
    name: 'WORD',
    about: 'Performs only attacks with one of the words in their name or file',
    most: Infinity,
  },
  examples: ['npm run attacks', 'npm run attacks -- keys'],
} as const satisfies Program;

const { words } = readCommand(PROGRAM);
const files = readdirSync(import.meta.dirname).filter((name) => name.endsWith(EXTENSION));
const lists = await Promise.all(files.map(attacksOf));
const attacks = lists.flat();
const rows: readonly (readonly [keyof Performed, number])[] = [
  ['mib', 8],
  ['seconds', 8],
  ['exitCode', 9],
];
console.log(`hazard${rows.map(([name, width]) => name.padStart(width)).join('')}  attack`);
let failed = 0;
let [mostMib, mostSeconds] = [0, 0];
const open = attacks.values();
await Promise.all(Array.from({ length: AT_ONCE }, performOpen));
const most = `${mostMib.toFixed(0)} MiB and ${mostSeconds.toFixed(1)} s at most`;
console.log(`${attacks.length} attacks, ${most}, ${failed} failed`);
if (attacks.length === 0 || failed > 0) process.exitCode = 1;

async function attacksOf(file: string): Promise<readonly Attack[]> {
  const { ATTACKS } = (await import(`./${file}`)) as { readonly ATTACKS: readonly Attack[] };
  const topic = basename(file, EXTENSION);
  return ATTACKS.filter(
    ({ name }) => words.length === 0 || words.some((word) => `${topic} ${name}`.includes(word)),
  );
}

async function performOpen(): Promise<void> {
  for (const attack of open) {
    const { mib, seconds, exitCode, problem } = await perform(attack).catch(notPerformed);
    mostMib = Math.max(mostMib, mib);
    mostSeconds = Math.max(mostSeconds, seconds);
    const cells = [mib.toFixed(0), seconds.toFixed(1), String(exitCode)];
    const row = cells.map((cell, at) => cell.padStart(rows[at]?.[1] ?? 0)).join('');
    console.log(`${String(attack.hazard).padStart(6)}${row}  ${attack.name}`);
    if (problem === undefined) continue;
    failed += 1;
    console.log(`FAILED: ${attack.name}: ${problem}`);
  }
}

function notPerformed(thrown: unknown): Performed {
  return { mib: 0, seconds: 0, exitCode: null, problem: messageOf(thrown) };
}
