import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '../..');
const OURS = '.github/workflows';
const EXAMPLES = 'examples/workflows';

interface Job {
  readonly permissions?: unknown;
  readonly environment?: unknown;
  readonly 'timeout-minutes'?: number;
  readonly steps?: readonly { readonly uses?: string; readonly run?: string }[];
}

interface Workflow {
  readonly permissions?: unknown;
  readonly concurrency?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

/** Every permission beyond reading the code, by workflow and job. */
const GRANTED: Readonly<Record<string, readonly string[]>> = {
  'codeql.yml analyze': ['actions: read', 'security-events: write'],
  'release.yml check': ['actions: read'],
  'release.yml move-major-tag': ['contents: write'],
  'release.yml publish': ['attestations: write', 'contents: write', 'id-token: write'],
  'release.yml verify': ['attestations: read'],
  'scorecard.yml analyze': ['id-token: write', 'security-events: write'],
};

const filesIn = (folder: string) =>
  readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.yml'))
    .map((name) => join(folder, name));

/** What is wrong with the text of a workflow, whoever runs it. */
function workflowProblems(text: string): readonly string[] {
  const { permissions, jobs } = parse(text) as Workflow;
  const pinned = /^[\w.-]+\/[\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/;
  const uses = [...text.matchAll(/^ *(?:- )?uses: (.+)$/gm)].map(([, used = '']) => used);
  const floating = uses.filter(
    (used) => !pinned.test(used) && !/^(\.\/.*|org\/s3-batch-action@v1)$/.test(used),
  );
  const entries = Object.values(jobs).flatMap(({ steps = [] }) => steps);
  const expressions = entries.filter(({ run = '' }) => run.includes('${{'));
  const isLeast =
    permissions === undefined
      ? Object.values(jobs).every((job) => job.permissions !== undefined)
      : JSON.stringify(permissions) === '{}' || isReadOnly(permissions);
  return [
    ...floating.map((used) => `${used} is not pinned by commit and version`),
    ...expressions.map(({ run = '' }) => `an expression is in a command: ${run}`),
    ...(isLeast ? [] : ['a job gets more than contents: read without asking for it']),
  ];
}

function isReadOnly(permissions: unknown): boolean {
  return JSON.stringify(permissions) === '{"contents":"read"}';
}

function grantsOf({ permissions }: Job): readonly string[] {
  if (typeof permissions !== 'object') return permissions === undefined ? [] : ['everything'];
  return Object.entries(permissions as Record<string, string>)
    .map(([name, access]) => `${name}: ${access}`)
    .filter((grant) => grant !== 'contents: read')
    .sort();
}

const load = (file: string) => readFileSync(join(ROOT, file), 'utf8');

describe('the workflows', () => {
  it.each([...filesIn(OURS), ...filesIn(EXAMPLES), ...filesIn('__tests__/end-to-end/workflows')])(
    '%s pins what it uses, grants little, and puts no expression into a command',
    (file) => {
      expect(workflowProblems(load(file))).toEqual([]);
    },
  );

  it('are refused for each of these', () => {
    const wrong = `
permissions:
  contents: read
  id-token: write
jobs:
  one:
    steps:
      - uses: actions/checkout@v7
      - uses: actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1
      - run: echo \${{ github.head_ref }}
`;
    expect(workflowProblems(wrong)).toEqual([
      'actions/checkout@v7 is not pinned by commit and version',
      'actions/checkout@3d3c42e5aac5ba805825da76410c181273ba90b1 is not pinned by commit and version',
      'an expression is in a command: echo ${{ github.head_ref }}',
      'a job gets more than contents: read without asking for it',
    ]);
    expect(workflowProblems('on: push\njobs:\n  one: {}\n')).toHaveLength(1);
    expect(workflowProblems('on: push\njobs:\n  one:\n    permissions: {}\n')).toEqual([]);
  });

  it('of the project give each job a time limit, and what it needs', () => {
    const granted: Record<string, readonly string[]> = {};
    const endless: string[] = [];
    for (const file of filesIn(OURS)) {
      const { jobs } = parse(load(file)) as Workflow;
      for (const [id, job] of Object.entries(jobs)) {
        const name = `${file.slice(OURS.length + 1)} ${id}`;
        if (job['timeout-minutes'] === undefined) endless.push(name);
        if (grantsOf(job).length > 0) granted[name] = grantsOf(job);
      }
    }
    expect(endless).toEqual([]);
    expect(granted).toEqual(GRANTED);
  });

  it('of the project don’t run beside themselves', () => {
    const files = filesIn(OURS).filter(
      (file) => !('concurrency' in (parse(load(file)) as Workflow)),
    );
    expect(files).toEqual([]);
  });

  it('publish from the environment with reviewers, and move the tag only after the check', () => {
    const { jobs } = parse(load(join(OURS, 'release.yml'))) as {
      jobs: Record<string, Job & { readonly needs?: string }>;
    };
    expect(jobs['publish']?.environment).toBe('release');
    expect(Object.entries(jobs).map(([id, { needs }]) => [id, needs])).toEqual([
      ['check', undefined],
      ['archive', 'check'],
      ['publish', 'archive'],
      ['verify', 'publish'],
      ['move-major-tag', 'verify'],
    ]);
    // What can sign and publish runs no code of the checkout and none of its packages.
    const commands = JSON.stringify(jobs['publish']?.steps);
    expect(commands).not.toMatch(/checkout|npm|node /);
  });
});

describe('what reviewers see', () => {
  it('hides neither dist/ nor the lock file', () => {
    expect(load('.gitattributes')).not.toMatch(/-diff|linguist-generated/);
  });

  it('has the gate’s Python packages by hash, from no address', () => {
    const text = load('.ci/requirements.txt');
    const packages = text.split(/\n(?=\S)/).filter((entry) => !entry.startsWith('#'));
    expect(packages.length).toBeGreaterThan(20);
    expect(packages.filter((entry) => !/^[\w.-]+==\S+ \\\n +--hash=sha256:/.test(entry))).toEqual(
      [],
    );
    for (const line of load('.ci/requirements.in')
      .split('\n')
      .filter((one) => /^\w/.test(one))) {
      expect(text).toContain(`\n${line.replace(/\[.*\]/, '')} \\`);
    }
    expect(load('.ci/tools.sh')).toContain('--require-hashes');
  });
});
