import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

interface ProgramOptions {
  readonly cwd?: string;
  /** Default: this process's. */
  readonly env?: NodeJS.ProcessEnv;
  /** Default: the one that runs this. */
  readonly node?: string;
}

/**
 * Starts Node with arguments, the program first. `ended` has everything that it printed, and its exit
 * code: null if a signal ended it.
 */
export function startProgram(args: readonly string[], options: ProgramOptions = {}) {
  const { cwd, env = process.env, node = process.execPath } = options;
  // Programs are compiled once for all runs.
  const cache = join(tmpdir(), 'compile-cache');
  const child = spawn(node, args, { cwd, env: { NODE_COMPILE_CACHE: cache, ...env } });
  const ended = Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close') as Promise<[number | null]>,
  ]).then(([stdout, stderr, [exitCode]]) => ({ stdout, stderr, exitCode }));
  return { child, ended };
}

/**
 * Whether scripts that people paste run here as on GitHub's runners: in bash, with jq. The gate refuses
 * to run without both; a newcomer needs neither.
 */
export const HAS_SHELL_TOOLS = ['bash', 'jq'].every(
  (name) => spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
);
