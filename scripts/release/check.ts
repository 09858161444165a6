import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a release of a commit is checked against. */
export interface Candidate {
  /** As given by whoever releases. */
  readonly version: string;
  /** The versions in package.json and package-lock.json. */
  readonly packageVersions: readonly string[];
  /** The text of CHANGELOG.md. */
  readonly changelog: string;
  /** The version tags of the remote, for example `v1.2.3`. */
  readonly tags: readonly string[];
  /** The branch or tag that the workflow runs on, for example `refs/heads/main`. */
  readonly ref: string;
}

/** Every reason why the candidate can't be released, each with its remedy; none: it can. */
export function releaseProblems(candidate: Candidate): readonly string[] {
  const { version, packageVersions, changelog, tags, ref } = candidate;
  const shown = JSON.stringify(version);
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version)) {
    return [`version ${shown} is not three numbers: write 1.2.3, for example, without a v`];
  }
  const others = packageVersions.filter((other) => other !== version);
  const section = changelogSection(changelog, version);
  const newest = tags
    .filter((tag) => /^v\d+\.\d+\.\d+$/.test(tag))
    .sort(byVersion)
    .at(-1);
  return [
    ...(ref === 'refs/heads/main' ? [] : [`the workflow runs on ${ref}: start it on main`]),
    ...(others.length === 0
      ? []
      : [
          `package.json or package-lock.json has version ${others[0] ?? ''}: run npm version ` +
            `--no-git-tag-version ${version}, then npm run build, and merge that first`,
        ]),
    ...(section === undefined || section === ''
      ? [`CHANGELOG.md has no text under "## ${version} - YYYY-MM-DD": rename "## Unreleased"`]
      : []),
    ...(changelog.split(`\n## ${version} - `).length > 2
      ? [`CHANGELOG.md has more than one "## ${version}": make one of them`]
      : []),
    // What main has holds all of them, and GitHub would call it the latest.
    ...(newest !== undefined && byVersion(`v${version}`, newest) < 0
      ? [`version ${version} is below ${newest}, which is released: give a higher one`]
      : []),
    ...(tags.includes(`v${version}`)
      ? [`the tag v${version} exists: a released version is never changed, release the next one`]
      : []),
  ];
}

/** Compares version tags or versions for sorting, by their numbers. */
export function byVersion(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}

/** The text under the heading of a version, without the heading; undefined: there is no such heading. */
export function changelogSection(changelog: string, version: string): string | undefined {
  const sections = changelog.split(/^## /m).slice(1);
  const pattern = /^(\S+) - \d{4}-\d{2}-\d{2}\n/;
  const section = sections.find((text) => pattern.exec(text)?.[1] === version);
  return section?.replace(pattern, '').trim();
}

/** The output of git, in the current directory; throws when git fails. */
export function git(...args: readonly string[]): string {
  return execFileSync('git', args, { encoding: 'utf8' }).trim();
}

/** The version tags of the remote `origin`, with the commits that they name. */
export function remoteTags(): ReadonlyMap<string, string> {
  const lines = git('ls-remote', '--tags', 'origin', 'refs/tags/v*').split('\n').filter(Boolean);
  // An annotated tag has a second line, ending in ^{}, with its commit; it follows the first.
  return new Map(
    lines.map((line) => {
      const [commit = '', ref = ''] = line.split('\t');
      return [ref.replace('refs/tags/', '').replace('^{}', ''), commit];
    }),
  );
}

function candidateOf(version: string): Candidate {
  const versionIn = (file: string) =>
    (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version;
  return {
    version,
    packageVersions: ['package.json', 'package-lock.json'].map(versionIn),
    changelog: readFileSync('CHANGELOG.md', 'utf8'),
    tags: [...remoteTags().keys()],
    ref: process.env['GITHUB_REF'] ?? '',
  };
}

if (import.meta.main) {
  const problems = releaseProblems(candidateOf(process.argv[2] ?? ''));
  for (const problem of problems) console.error(problem);
  if (problems.length > 0) process.exitCode = 1;
}
