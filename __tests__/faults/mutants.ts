// Switches off one guard at a time and shows that the laboratory fails: without arguments for each
// guard, with numbers for those of the list (from 0). The tree itself is not touched.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MUTANTS, type Mutant } from './mutant-list.ts';

const COPIED = ['src', '__tests__', 'scripts', 'dist', 'package.json', 'tsconfig.json', 'LICENSE'];
/** The runs' choices; the unmutated laboratory passes with it. */
const SEED = '1';

const root = join(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'mutant-'));
for (const name of [...COPIED, 'tsconfig.build.json', 'action.yml']) {
  cpSync(join(root, name), join(copy, name), { recursive: true });
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

function inCopy(command: string, args: readonly string[]) {
  const options = {
    cwd: copy,
    encoding: 'utf8',
    env: { ...process.env, FAULTS_SEED: SEED, FAULTS_ALL: '1' },
  } as const;
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

/** The first line by which the laboratory says what is wrong; undefined when it passes. */
function killerOf({ run: [file, test] }: Mutant): string | undefined {
  const config = '__tests__/faults/vitest.config.ts';
  const { status, stdout, stderr } = inCopy('vitest', [
    'run',
    '--config',
    config,
    file,
    '-t',
    test,
  ]);
  const lines = `${stdout}${stderr}`.replaceAll(/\x1b\[[0-9;]*m/g, '').split('\n');
  const told = lines
    .find((line) => /^\+ {3}"\{|Error: /.test(line) && !line.includes('deeply equal'))
    ?.trim();
  return status === 0 ? undefined : (told ?? 'a run failed').slice(0, 200);
}

function isKilled(mutant: Mutant): boolean {
  const path = join(copy, mutant.file);
  const source = readFileSync(path, 'utf8');
  if (!source.includes(mutant.from))
    throw new Error(`${mutant.guard}: ${mutant.file} has no such text`);
  writeFileSync(
    path,
    source.replace(mutant.from, () => mutant.to),
  );
  if (mutant.needsBundle === true) bundle();
  const killer = killerOf(mutant);
  writeFileSync(path, source);
  console.log(`${killer === undefined ? 'SURVIVED' : 'killed'}: ${mutant.guard}: ${killer ?? ''}`);
  return killer !== undefined;
}

const wanted = process.argv.slice(2).map(Number);
const chosen = wanted.length === 0 ? MUTANTS : MUTANTS.filter((_, index) => wanted.includes(index));
const survivors = chosen.filter((mutant) => !isKilled(mutant));
rmSync(copy, { recursive: true });
console.log(`${chosen.length - survivors.length} of ${chosen.length} mutants killed`);
process.exitCode = chosen.length > 0 && survivors.length === 0 ? 0 : 1;
