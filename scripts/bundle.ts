import { execFileSync } from 'node:child_process';
import {
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommand, type Program } from './command-line.ts';
import { licensesOf, type BundledModule } from './licenses.ts';

const ROOT = join(import.meta.dirname, '..');
const NCC = join(ROOT, 'node_modules/@vercel/ncc/dist/ncc/cli.js');

/** Its `paths` replace what imports name, also where packages import one another. */
const PATHS = join(ROOT, 'tsconfig.bundle.json');

/** The program of threads, which index.js names by its path: it is bundled by itself. */
const THREAD = 'digest-thread.js';

/** What both steps run; the entries that action.yml names import it under the same name in lib. */
const PROGRAM = 'action.js';

/**
 * Bundles lib/action/steps/action.js and all it imports into `outDir`, which is emptied first: action.js and its
 * chunks, the entries of the main and the post step beside it (index.js, post.js), which are a line
 * each, so that the SDK is there once; the program of its threads, licenses.txt and a package.json
 * that makes Node read them as modules wherever they lie. The same sources give the same bytes on every machine. Not minified, so that
 * what runs in somebody's workflow can be read and a stack trace means something; it starts no
 * slower. Throws when the compiler fails or the checkout's own path got into the bundle.
 */
export function bundle(outDir: string): void {
  rmSync(outDir, { recursive: true, force: true });
  const scratch = mkdtempSync(join(tmpdir(), 'bundle-'));
  // The bundler's own list of licenses is that of the last chunk alone.
  const stats = join(scratch, 'stats.json');
  compile(`lib/action/steps/${PROGRAM}`, outDir, ['--stats-out', stats]);
  const { modules } = JSON.parse(readFileSync(stats, 'utf8')) as { modules: BundledModule[] };
  writeFileSync(join(outDir, 'licenses.txt'), licensesOf(modules));
  compile(`lib/local/${THREAD}`, scratch);
  copyFileSync(join(scratch, 'index.js'), join(outDir, THREAD));
  rmSync(scratch, { recursive: true });
  writeVersion(outDir);
  // The bundler calls what it makes index.js, whatever the entry's name.
  const made = join(outDir, 'index.js');
  copyFileSync(made, join(outDir, PROGRAM));
  copyFileSync(join(ROOT, 'lib/action/steps/main.js'), made);
  copyFileSync(join(ROOT, 'lib/action/steps/post.js'), join(outDir, 'post.js'));
  for (const name of readdirSync(outDir)) assertNoMachinePath(join(outDir, name));
}

function compile(entry: string, outDir: string, options: readonly string[] = []): void {
  const command = [NCC, 'build', entry, '--out', outDir, '--no-cache', '--quiet', ...options];
  // The variable by which the bundler's resolver of `paths` is told of another file.
  const env = { ...process.env, TS_NODE_PROJECT: PATHS };
  execFileSync(process.execPath, command, { cwd: ROOT, env, stdio: 'inherit' });
}

/** What stands for the version in the sources. */
const UNBUNDLED = '0.0.0-unbundled';

/** Writes the version of package.json into the bundle. Throws when the bundle has no place for it. */
function writeVersion(outDir: string): void {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    version: string;
  };
  const files = readdirSync(outDir).map((name) => join(outDir, name));
  const holders = files.filter((file) => readFileSync(file, 'utf8').includes(UNBUNDLED));
  if (holders.length === 0) throw new Error(`no file of the bundle holds ${UNBUNDLED}`);
  for (const file of holders) {
    writeFileSync(file, readFileSync(file, 'utf8').replaceAll(UNBUNDLED, version));
  }
}

function assertNoMachinePath(file: string): void {
  if (!readFileSync(file, 'utf8').includes(join(ROOT, 'node_modules'))) return;
  throw new Error(
    `${file} holds the path of this checkout, so it would differ elsewhere: ` +
      'install the dependencies inside the checkout with "npm ci", without links to other folders',
  );
}

const COMMAND = {
  command: 'node scripts/bundle.ts',
  about:
    'Writes dist/, which the runner executes, from lib/, which "npm run build:lib" compiles first. ' +
    '"npm run build" does both.',
  options: {},
  examples: ['npm run build'],
} as const satisfies Program;

if (import.meta.main) {
  readCommand(COMMAND);
  bundle(join(ROOT, 'dist'));
}
