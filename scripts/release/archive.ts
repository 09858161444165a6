import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { changelogSection, git } from './check.ts';

const NAME = 's3-batch-action';

/** What a step needs at run time, and what its users read. */
const CONTENT = [
  ...['action.yml', 'action-types.yml', 'dist'],
  ...['LICENSE', 'README.md', 'CHANGELOG.md', 'SECURITY.md'],
];

/**
 * Writes into `folder` the archive of the commit that is checked out, its checksum in the format of
 * sha256sum, and the notes of the release. The same commit gives the same bytes.
 */
export function writeRelease(version: string, folder: string): void {
  const name = `${NAME}-${version}`;
  const archive = join(folder, `${name}.tar.gz`);
  mkdirSync(folder, { recursive: true });
  // What a machine's own configuration could change.
  const fixed = ['-c', 'tar.umask=0022', '-c', 'tar.tar.gz.command=git archive gzip'];
  const format = ['--format=tar.gz', `--prefix=${name}/`, `--output=${archive}`];
  git(...fixed, 'archive', ...format, 'HEAD', ...CONTENT);
  const digest = createHash('sha256').update(readFileSync(archive)).digest('hex');
  writeFileSync(`${archive}.sha256`, `${digest}  ${name}.tar.gz\n`);
  const notes = changelogSection(readFileSync('CHANGELOG.md', 'utf8'), version) ?? '';
  writeFileSync(join(folder, 'notes.md'), `${notes}\n`);
  console.log(`${name}.tar.gz: ${digest}`);
}

if (import.meta.main) {
  const [, , version, folder] = process.argv;
  if (version === undefined || folder === undefined) throw new Error('usage: VERSION FOLDER');
  writeRelease(version, folder);
}
