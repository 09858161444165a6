/**
 * Writes the folder that is packed and published as the npm package: npm always packs the README.md
 * beside package.json, and the repository's is about the action.
 *
 *   npm run package
 */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, posix, relative, sep } from 'node:path';
import { type Program, readCommand } from '../scripts/command-line.ts';

const ROOT = join(import.meta.dirname, '..');

/** Where the package is staged, relative to the repository. */
export const STAGED = '.cache/package';

/** The pages of the package, by their paths in it: where each is in the repository. */
export const PAGES = {
  'README.md': 'npm/README.md',
  'CHANGELOG.md': 'CHANGELOG.md',
  'docs/library.md': 'docs/library.md',
} as const;

/** Where the files of the repository are shown. */
export const FILES_URL = 'https://github.com/org/s3-batch-action/blob/main/';

/** Fields of package.json that the package has too. */
const PUBLISHED = new Set([
  ...['name', 'version', 'description', 'license', 'author', 'keywords'],
  ...['repository', 'homepage', 'bugs'],
  ...['type', 'engines', 'sideEffects', 'exports', 'dependencies'],
]);

/** Fields of package.json that only the repository needs. */
const REPOSITORY_ONLY = new Set([
  'private',
  'workspaces',
  'scripts',
  'devDependencies',
  'allowScripts',
]);

type Manifest = Readonly<Record<string, unknown>>;

/** The package.json of the package. Throws for a field of which it is unknown whether it is public. */
export function publishedManifest(manifest: Manifest): Manifest {
  const names = Object.keys(manifest);
  const unknown = names.filter((name) => !PUBLISHED.has(name) && !REPOSITORY_ONLY.has(name));
  if (unknown.length > 0) {
    throw new Error(`package.json has ${unknown.join(', ')}: add each to a list in npm/stage.ts`);
  }
  return Object.fromEntries(Object.entries(manifest).filter(([name]) => PUBLISHED.has(name)));
}

/** The page of the repository with its relative links as links to GitHub; anchors are kept. */
export function withAbsoluteLinks(text: string, page: string): string {
  return text.replaceAll(/\]\((?!https?:|#)([^)\s]+)\)/g, (_, link: string) => {
    return `](${FILES_URL}${posix.join(posix.dirname(page), link)})`;
  });
}

/** A compiled file of the library whose source is there; a build never removes a file. */
function isOfLibrary(file: string): boolean {
  const path = relative(join(ROOT, 'lib'), file).split(sep).join('/');
  if (path === 'action' || path.startsWith('action/')) return false;
  const source = join(ROOT, 'src', path.replace(/(?:\.d\.ts|\.js)$/, '.ts'));
  return existsSync(source) && statSync(source).isDirectory() === statSync(file).isDirectory();
}

/** Writes the package from what is built in `lib/`, in place of what was staged before. */
function stage(): void {
  const target = join(ROOT, STAGED);
  rmSync(target, { recursive: true, force: true });
  mkdirSync(target, { recursive: true });
  const write = (file: string, text: string) => {
    mkdirSync(dirname(join(target, file)), { recursive: true });
    writeFileSync(join(target, file), text);
  };
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Manifest;
  write('package.json', `${JSON.stringify(publishedManifest(manifest), undefined, 2)}\n`);
  for (const [file, page] of Object.entries(PAGES)) {
    write(file, withAbsoluteLinks(readFileSync(join(ROOT, page), 'utf8'), page));
  }
  cpSync(join(ROOT, 'LICENSE'), join(target, 'LICENSE'));
  cpSync(join(ROOT, 'lib'), join(target, 'lib'), { recursive: true, filter: isOfLibrary });
}

const PROGRAM = {
  command: 'node npm/stage.ts',
  about:
    'Writes the npm package from what is built in lib/ into .cache/package, in place of the last one.',
  options: {},
  examples: ['npm run package'],
} as const satisfies Program;

if (import.meta.main) {
  readCommand(PROGRAM);
  stage();
}
