import { byVersion, git, remoteTags } from './check.ts';

/** The newest version of the same major version among the tags, without its v. */
export function newestOfMajor(tags: Iterable<string>, version: string): string | undefined {
  const numbers = (text: string) => text.split('.').map(Number);
  const [major] = numbers(version);
  return [...tags]
    .map((tag) => /^v(\d+\.\d+\.\d+)$/.exec(tag)?.[1] ?? '')
    .filter((other) => other !== '' && numbers(other)[0] === major)
    .sort(byVersion)
    .at(-1);
}

/**
 * Moves the tag of the major version on the remote `origin` to the commit of the released version,
 * unless a newer version of it is there. Throws when that version has no tag, and when another client moves
 * the tag at the same time.
 */
export function moveMajorTag(version: string): void {
  const tags = remoteTags();
  const commit = tags.get(`v${version}`);
  if (commit === undefined) throw new Error(`there is no tag v${version}: publish it first`);
  const major = `v${version.split('.')[0] ?? ''}`;
  const newest = newestOfMajor(tags.keys(), version);
  if (newest !== undefined && newest !== version) {
    console.log(`${major} is kept at v${newest}, which is newer than v${version}`);
    return;
  }
  git('fetch', '--quiet', 'origin', `refs/tags/v${version}`);
  const ref = `refs/tags/${major}`;
  const before = git('ls-remote', 'origin', ref).split('\t')[0] ?? '';
  git('push', '--quiet', `--force-with-lease=${ref}:${before}`, 'origin', `+${commit}:${ref}`);
  console.log(`${major} is now v${version}, ${commit}`);
}

if (import.meta.main) moveMajorTag(process.argv[2] ?? '');
