import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from './bundle.ts';
import { readCommand, type Program } from './command-line.ts';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');

/** The names of the files that are not byte for byte the same in both folders, sorted. */
export function differingFiles(folder: string, other: string): string[] {
  const names = new Set([...readdirSync(folder), ...readdirSync(other)]);
  return [...names].filter((name) => !isSame(join(folder, name), join(other, name))).sort();
}

function isSame(file: string, other: string): boolean {
  try {
    return readFileSync(file).equals(readFileSync(other));
  } catch {
    return false;
  }
}

/** Bundles the sources afresh and compares with dist/; sets the exit code. */
function checkDist(): void {
  const fresh = mkdtempSync(join(tmpdir(), 'dist-'));
  try {
    execFileSync('npm', ['run', '--silent', 'build:lib'], { cwd: ROOT, stdio: 'inherit' });
    bundle(fresh);
    const stale = differingFiles(DIST, fresh);
    if (stale.length === 0) {
      console.log('dist/ is what the sources make');
      return;
    }
    console.error(`not what the sources make: ${stale.map((name) => `dist/${name}`).join(', ')}`);
    console.error('run "npm ci && npm run build" and commit dist/');
    process.exitCode = 1;
  } finally {
    rmSync(fresh, { recursive: true, force: true });
  }
}

const PROGRAM = {
  command: 'node scripts/check-dist.ts',
  about:
    'Compiles and bundles the sources afresh, and fails if dist/ is not byte for byte the same: ' +
    'exit code 1, and the names of the files that differ. Writes lib/, and leaves dist/ as it is.',
  options: {},
  examples: ['npx node scripts/check-dist.ts'],
} as const satisfies Program;

if (import.meta.main) {
  readCommand(PROGRAM);
  checkDist();
}
