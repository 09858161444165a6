import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { quote } from '../../src/core/text.ts';
import { readCommand, wholeNumber, type Program } from '../../scripts/command-line.ts';
import type { Mutant } from './mutant.ts';
import { MUTANTS } from './mutant-list.ts';
import { isPart } from './seed.ts';

const COPIED = ['src', '__tests__', 'scripts', 'dist', 'package.json', 'tsconfig.json', 'LICENSE'];

const PROGRAM = {
  command: 'npm run faults:mutants --',
  about:
    'Switches off one guard at a time, in a copy of the sources, and shows that the fault laboratory, ' +
    'or the test that holds the guard, fails: exit code 1 if one survives. Run "npm run build" first.',
  options: {
    sample: {
      type: 'string',
      value: 'PART',
      about:
        'Counts instead how many guards a sample of the laboratory finds: a part of its runs, more ' +
        'than 0 and at most 1',
    },
    seeds: {
      type: 'string',
      value: 'N',
      default: '1',
      about: 'With --sample: number of seeds that are tried',
    },
    seed: { type: 'string', value: 'N', default: '1', about: 'The first seed' },
  },
  words: {
    name: 'NUMBER',
    about: `Guards of the list, 0 to ${MUTANTS.length - 1} (default: all)`,
    most: Infinity,
  },
  examples: ['npm run faults:mutants -- 0 3 6', 'npm run faults:mutants -- --sample 0.2 --seeds 5'],
} as const satisfies Program;

const { values, words } = readCommand(PROGRAM, (line, report) => {
  const { sample, seeds, seed } = line.values;
  if (sample !== undefined && !isPart(Number(sample))) {
    report(`option "--sample" must be more than 0 and at most 1, got ${quote(sample)}: correct it`);
  }
  wholeNumber('option "--seeds"', seeds, { least: 1 }, report);
  wholeNumber('option "--seed"', seed, { least: 0 }, report);
  const most = MUTANTS.length - 1;
  for (const word of line.words) wholeNumber('argument NUMBER', word, { least: 0, most }, report);
  return line;
});
const isSample = values.sample !== undefined;
const trials = isSample ? Number(values.seeds) : 1;
/** The laboratory's choices; the unmutated one passes with them. */
const SEEDS = Array.from({ length: trials }, (_, n) => Number(values.seed) + n);

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
const CONFIGS = ['tsconfig.build.json', 'tsconfig.bundle.json', 'action.yml', 'vitest.config.ts'];
for (const name of [...COPIED, ...CONFIGS]) {
  cpSync(join(root, name), join(copy, name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

function inCopy(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const options = { cwd: copy, encoding: 'utf8', env: { ...process.env, ...env } } as const;
  return spawnSync(join(root, 'node_modules/.bin', command), args, options);
}

function bundle(): void {
  const steps = [
    ['tsc', '-p', 'tsconfig.build.json'],
    ['node', 'scripts/bundle.ts'],
  ] as const;
  for (const [command, ...args] of steps) {
    const { status, stdout, stderr } = inCopy(command, args);
    if (status !== 0) throw new Error(`${command} refuses the mutated source: ${stdout}${stderr}`);
  }
}

/** Milliseconds; some tests never end without the guard that they hold. */
const TEST_TIMEOUT = 60_000;

const isTest = ({ run: [file] }: Mutant) => file.startsWith('__tests__/');

/** What the laboratory is asked: all runs that are to find the guard, or a sample of their file. */
function askedOf({ run: [file, test] }: Mutant, seed: number) {
  const env = { FAULTS_SEED: String(seed) };
  if (values.sample === undefined) {
    return { args: [file, '-t', test], env: { ...env, FAULTS_ALL: '1', FAULTS_SAMPLE: '1' } };
  }
  return { args: [file, '--bail', '1'], env: { ...env, FAULTS_SAMPLE: values.sample } };
}

/** The first line by which the laboratory says what is wrong; undefined when it passes. */
function killerOf(mutant: Mutant, seed: number): string | undefined {
  const { args, env } = askedOf(mutant, seed);
  const config = isTest(mutant)
    ? ['--bail', '1', '--testTimeout', String(TEST_TIMEOUT)]
    : ['--config', '__tests__/faults/vitest.config.ts'];
  const { status, stdout, stderr } = inCopy('vitest', ['run', ...config, ...args], env);
  const lines = `${stdout}${stderr}`.replaceAll(/\x1b\[[0-9;]*m/g, '').split('\n');
  const told = lines
    .find((line) => /^\+ {3}"\{|Error: /.test(line) && !line.includes('deeply equal'))
    ?.trim();
  if (status === 0 && !lines.some((line) => /Tests .*\d passed/.test(line))) {
    throw new Error(`no run of the laboratory is named "${mutant.run.join(' ')}"`);
  }
  return status === 0 ? undefined : (told ?? 'a run failed').slice(0, 200);
}

/** With how many seeds the guard's absence is found. */
function timesKilled(mutant: Mutant): number {
  const path = join(copy, mutant.file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(mutant.from))
    throw new Error(`${mutant.guard}: ${mutant.file} has no such text`);
  writeFileSync(
    path,
    source.replace(mutant.from, () => mutant.to),
  );
  if (mutant.needsBundle === true) bundle();
  const killers = SEEDS.flatMap((seed) => killerOf(mutant, seed) ?? []);
  writeFileSync(path, source);
  const often = isSample ? ` with ${killers.length} of ${SEEDS.length} seeds` : '';
  const result = killers.length === 0 ? 'SURVIVED' : 'killed';
  console.log(`${result}${often}: ${mutant.guard}: ${killers[0] ?? ''}`);
  return killers.length;
}

const wanted = words.map(Number);
const chosen = MUTANTS.filter(
  (mutant, index) =>
    (wanted.length === 0 || wanted.includes(index)) && !(isSample && isTest(mutant)),
);
const killed = chosen.map(timesKilled).reduce((sum, times) => sum + times, 0);
rmSync(copy, { recursive: true });
const tried = chosen.length * SEEDS.length;
if (values.sample === undefined) {
  console.log(`${killed} of ${tried} mutants killed`);
  process.exitCode = tried > 0 && killed === tried ? 0 : 1;
} else {
  // How many it finds is a finding, and no failure.
  const seeds = `seeds ${SEEDS.join(', ')}`;
  console.log(`a sample of ${values.sample} found ${killed} of ${tried} mutants, ${seeds}`);
  process.exitCode = tried > 0 ? 0 : 1;
}
