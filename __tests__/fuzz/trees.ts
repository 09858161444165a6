import { execFileSync } from 'node:child_process';
import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import { StoreError } from '../../src/core/errors.ts';
import { readWhole } from '../../src/core/items.ts';
import { fileContent } from '../../src/local/file-content.ts';
import { localFiles } from '../../src/local/walk.ts';
import type { Chance } from './chance.ts';
import { Finding, must, type Topic } from './topic.ts';

const INSIDE = 'inside';
const OUTSIDE = 'outside';

/** Random trees with links, loops, FIFOs and odd names, some of which change while they are walked. */
export const trees: Topic = {
  name: 'trees',
  turns: 1,
  open() {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'fuzz-trees-')));
    // Others are links to it: a program for each FIFO would take longer than the rest.
    const fifo = join(folder, 'fifo');
    execFileSync('mkfifo', [fifo]);
    return Promise.resolve({
      tryCase: async (chance) => {
        const place = join(folder, 'case');
        mkdirSync(place);
        try {
          await tryTree(place, fifo, chance);
        } finally {
          rmSync(place, { recursive: true });
        }
      },
      close: () => {
        rmSync(folder, { recursive: true });
        return Promise.resolve();
      },
    });
  },
};

const NAMES: readonly (string | Buffer)[] = [
  ...['a', 'b', 'c.html', 'dir', '.hidden', '.git', '.GIT', ' ', 'a b', '-rf', 'é', 'e\u0301'],
  ...['*', '[a]', 'a\nb', '::error::x', '\u202e', 'x'.repeat(255), '%2e%2e', '...', '\\', '~'],
  ...[Buffer.from([0x63, 0xe9]), Buffer.from([0xff])],
];

async function tryTree(place: string, fifo: string, chance: Chance): Promise<void> {
  const root = join(place, 'root');
  mkdirSync(join(place, 'elsewhere/dir'), { recursive: true });
  for (const name of ['a', 'b', 'c.html', 'dir/a']) {
    writeFileSync(join(place, 'elsewhere', name), OUTSIDE);
  }
  mkdirSync(root);
  const directories = [Buffer.from(root)];
  for (let left = chance.below(16); left > 0; left -= 1) {
    addEntry(Buffer.concat([chance.of(directories), Buffer.from(sep)]), {
      directories,
      fifo,
      chance,
    });
  }
  const followSymlinks = chance.is(0.6);
  const includeHiddenFiles = chance.is(0.7);
  const isSwapped = chance.is(0.4);
  const swap = () => {
    if (isSwapped && chance.is(0.5)) swapDirectory(chance.of(directories), place);
  };
  const paths: string[] = [];
  const kinds: string[] = [];
  try {
    for await (const entry of localFiles({ root, followSymlinks, includeHiddenFiles })) {
      paths.push(entry.path);
      kinds.push(`${entry.kind} ${entry.path}`);
      swap();
      if (entry.kind === 'file') await proveInside(entry.absolutePath, entry, root, isSwapped);
    }
  } catch (thrown) {
    if (thrown instanceof Finding) throw thrown;
    must(thrown instanceof StoreError, () => `the walk throws ${String(thrown)}`);
  }
  const about = () => JSON.stringify(kinds);
  must(new Set(paths).size === paths.length, () => `a path has two outcomes: ${about()}`);
  if (isSwapped || followSymlinks) return;
  const there = entriesIn(Buffer.from(root), includeHiddenFiles);
  must(there === paths.length, () => `${there} entries: ${about()}`);
}

interface Growing {
  readonly directories: Buffer[];
  readonly fifo: string;
  readonly chance: Chance;
}

const TARGETS = ['.', '..', '../..', '/', 'a', 'b', 'dir', './dir/../a', 'nowhere', '../elsewhere'];
const FAR = [
  '../../elsewhere',
  '../elsewhere/a',
  '../../elsewhere/dir',
  '../root',
  '/etc/hostname',
];

function addEntry(directory: Buffer, { directories, fifo, chance }: Growing): void {
  const path = Buffer.concat([directory, Buffer.from(chance.of(NAMES))]);
  const way = chance.below(10);
  try {
    if (way < 3) writeFileSync(path, INSIDE, { flag: 'wx' });
    else if (way < 6) {
      mkdirSync(path);
      directories.push(path);
    } else if (way < 9) symlinkSync(chance.of([...TARGETS, ...FAR]), path);
    else linkSync(fifo, path);
  } catch (thrown) {
    // The name is taken.
    if ((thrown as NodeJS.ErrnoException).code !== 'EEXIST') throw thrown;
  }
}

/** Puts a link to what is outside in the place of a directory. */
function swapDirectory(directory: Buffer, place: string): void {
  if (!isDirectory(directory)) return;
  renameSync(directory, join(place, `was-${readdirSync(place).length}`));
  symlinkSync(join(place, 'elsewhere'), directory);
}

/** False where a directory above is a link by now, to a place without one of this name. */
function isDirectory(path: Buffer): boolean {
  try {
    return lstatSync(path).isDirectory();
  } catch {
    return false;
  }
}

async function proveInside(
  path: string,
  planned: Parameters<typeof fileContent>[1],
  root: string,
  isSwapped: boolean,
): Promise<void> {
  const about = () => JSON.stringify(path);
  if (!isSwapped) {
    const isInside = realpathSync(path).startsWith(root + sep);
    must(isInside, () => `yields what is outside: ${about()}`);
  }
  const content = fileContent(path, planned);
  const bytes = await readWhole(content, 0, content.size).catch((thrown: unknown) => {
    must(isSwapped && thrown instanceof StoreError, () => `can't be read: ${String(thrown)}`);
    return Buffer.from(INSIDE);
  });
  const text = Buffer.from(bytes).toString();
  must(text === INSIDE, () => `reads ${JSON.stringify(text)}: ${about()}`);
}

/** How many outcomes a walk has that follows no links. */
function entriesIn(directory: Buffer, includesHidden: boolean): number {
  let count = 0;
  for (const name of readdirSync(directory, { encoding: 'buffer' })) {
    const path = Buffer.concat([directory, Buffer.from(sep), name]);
    const text = name.toString('latin1');
    const isWhole = !includesHidden && text.startsWith('.');
    const isWalked =
      lstatSync(path).isDirectory() && !isWhole && text.toLowerCase() !== '.git' && isText(name);
    count += isWalked ? entriesIn(path, includesHidden) : 1;
  }
  return count;
}

function isText(name: Buffer): boolean {
  return Buffer.from(name.toString()).equals(name);
}
