import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type S3Server, startS3Server } from 's3-test-server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { givenInputs } from '../support/given-inputs.ts';
import { HAS_SHELL_TOOLS } from '../support/program.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep, type StepResult } from '../support/runner.ts';
import {
  type Block,
  blocksOf,
  evaluated,
  inputsOf,
  isOfAction,
  isYaml,
  pagesWithSnippets,
  type Step,
  stepsIn,
} from '../support/snippets.ts';

const ROOT = join(import.meta.dirname, '../..');
const BLOCKS = pagesWithSnippets().flatMap(blocksOf);
const YAML = BLOCKS.filter(isYaml);
const DAY = 86_400_000;
const YESTERDAY = new Date(Date.now() - DAY);
const LAST_YEAR = new Date(Date.now() - 365 * DAY);

type Inputs = Readonly<Record<string, string>>;

/** Steps that are shown because they fail, by a part of their text: what the action then says. */
const FAILING: readonly { readonly contains: string; readonly says: RegExp }[] = [];

/** Blocks that have a step of the action, each named by its page and its number in it. */
const SNIPPETS = YAML.filter((block) => actionSteps(block).length > 0).map((block) => {
  const number = YAML.filter(({ page }) => page === block.page).indexOf(block) + 1;
  return { ...block, name: `${block.page}, ${number}` };
});

/** The steps of the action, without those that show only a part of one, such as its environment. */
function actionSteps({ text }: Block): readonly Step[] {
  return stepsIn(text).filter((step) => isOfAction(step) && step.with !== undefined);
}

const FILES = ['index.html', 'about/index.html', 'assets/site-4f1c.css', 'feed.xml'];

/** What of a workspace the steps of a snippet need: built files, and lists of keys. */
async function workspaceFor(snippet: Block): Promise<string> {
  const workspace = await workspaceOf({});
  for (const step of actionSteps(snippet)) {
    const { source, 'keys-from': keysFrom = 'none', prefix = '', include = '' } = inputsOf(step);
    if (source !== undefined) {
      const named = include.split('\n').filter((line) => /^\w[\w./-]*\.\w+$/.test(line));
      for (const file of [...FILES, ...named]) {
        mkdirSync(dirname(join(workspace, source, file)), { recursive: true });
        writeFileSync(join(workspace, source, file), `the text of ${file}`);
      }
    }
    if (keysFrom !== 'none') writeFileSync(join(workspace, keysFrom), `${prefix}/1/app.js\n`);
  }
  return workspace;
}

/** Objects under the prefix of a step, one of them old, and an old upload. */
function prepareBucket(server: S3Server, inputs: Inputs): void {
  const { bucket: name = '', prefix = '/', headers = '' } = inputs;
  const bucket = server.bucket(name);
  if (headers.includes('x-amz-acl')) server.setOwnership(name, 'ObjectWriter');
  const under = prefix.replace(/[*/]+$/, '');
  const keyOf = (path: string) => [under, path].filter(Boolean).join('/');
  for (const path of ['2/a.js', '3/a.js', '4/a.js', '5/a.js', '6/a.js', '7/a.js', 'index.html']) {
    bucket.seed(keyOf(path), path, { lastModified: YESTERDAY });
  }
  bucket.seed(keyOf('1/app.js'), 'old', { lastModified: LAST_YEAR });
  bucket.seedUpload(keyOf('large.zip'));
}

/** Runs a step on the server in place of the store that it names. */
function runOn(server: S3Server, workspace: string, inputs: Inputs): Promise<StepResult> {
  return runStep({
    // Its address is a number, which has no bucket before it.
    inputs: {
      ...inputs,
      endpoint: server.endpoint,
      region: server.region,
      'force-path-style': 'true',
    },
    workspace,
    env: {
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
    },
  });
}

/** A report that a step reads, and no step before it wrote, is that of its own dry run. */
async function planFirst(server: S3Server, workspace: string, inputs: Inputs): Promise<void> {
  const { 'keys-from': file = 'none', ...rest } = inputs;
  if (!file.endsWith('.jsonl') || readFileSync(join(workspace, file), 'utf8').startsWith('{'))
    return;
  await runOn(server, workspace, { ...rest, 'dry-run': 'true', report: file });
}

describe('the snippets of the pages', () => {
  const { problemsOf } = givenInputs();

  it('are found', () => {
    expect(SNIPPETS.length).toBeGreaterThan(15);
    expect(new Set(SNIPPETS.map(({ page }) => page)).size).toBeGreaterThan(5);
  });

  it.each(YAML)('$page: is YAML: $text', ({ text }) => {
    expect(parse(text)).toBeTypeOf('object');
  });

  it.each(SNIPPETS)('$name: has inputs that the action accepts', async (snippet) => {
    const workspace = await workspaceFor(snippet);
    const steps = actionSteps(snippet);
    expect(steps).not.toEqual([]);
    for (const step of steps) {
      expect(problemsOf(inputsOf(step), { GITHUB_WORKSPACE: workspace })).toEqual([]);
    }
  });

  it.each(SNIPPETS)('$name: does on a bucket what it says', async (snippet) => {
    const workspace = await workspaceFor(snippet);
    const server = await startS3Server();
    try {
      const steps = actionSteps(snippet).map(inputsOf);
      const isVersioned = steps.some(({ versions }) => versions !== undefined);
      for (const name of new Set(steps.map(({ bucket = '' }) => bucket))) {
        server.createBucket(name, isVersioned ? { versioning: 'Enabled' } : {});
      }
      for (const inputs of steps) prepareBucket(server, inputs);
      for (const inputs of steps) {
        await planFirst(server, workspace, inputs);
        const { exitCode, stdout, stderr } = await runOn(server, workspace, inputs);
        const failing = FAILING.find(({ contains }) => snippet.text.includes(contains));
        expect({ exitCode, stdout, stderr }).toMatchObject(
          failing === undefined
            ? { exitCode: 0, stderr: '' }
            : { exitCode: 1, stdout: expect.stringMatching(failing.says) as string },
        );
      }
    } finally {
      await server.close();
    }
  });

  it.each(FAILING)('still show the step with $contains, which fails', ({ contains }) => {
    expect(SNIPPETS.filter(({ text }) => text.includes(contains))).toHaveLength(1);
  });

  it.each(YAML.filter(({ text }) => /^on:/m.test(text) && /^jobs:$/m.test(text)))(
    '$page: has the workflow of the section "$section" from examples/workflows, which is run by act',
    ({ section, text }) => {
      const [kind, name = ''] = section.split('/');
      expect(kind).toBe('workflow');
      expect(text).toBe(readFileSync(join(ROOT, 'examples/workflows', `${name}.yml`), 'utf8'));
    },
  );

  it('give a script expressions only in its environment', () => {
    const scripts = YAML.flatMap(({ text }) => stepsIn(text)).flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBeGreaterThan(10);
    expect(scripts.filter((run) => run.includes('${{'))).toEqual([]);
  });
});

/** A run of three files, of which one is stored, one fails, and one is a link. */
async function partlyFailed(server: S3Server): Promise<StepResult & { readonly lines: string[] }> {
  const workspace = await workspaceOf({
    'public/index.html': 'x'.repeat(812),
    'public/a.css': 'p {}',
  });
  execFileSync('ln', ['-s', 'index.html', join(workspace, 'public/link')]);
  const result = await runOn(server, workspace, {
    ...{ mode: 'upload-dir', bucket: 'my-bucket', prefix: 'site', source: 'public' },
    ...{ report: 'report.jsonl', 'site-url': 'https://example.com/docs/' },
  });
  const lines = readFileSync(join(workspace, 'report.jsonl'), 'utf8').trimEnd().split('\n');
  return { ...result, lines };
}

const OUTPUT = /\$\{\{ steps\.deploy\.outputs\.([\w-]+) \}\}/g;
const NONE = 'no such output';

/** What a script prints, as GitHub runs it. */
function shell(script: string, options: { readonly cwd: string; readonly env?: Inputs }): string {
  const shellOptions = ['--noprofile', '--norc', '-eo', 'pipefail', '-c', script];
  return execFileSync('bash', shellOptions, { ...options, encoding: 'utf8' });
}

describe('what a run leaves', () => {
  let server: S3Server;
  let run: Awaited<ReturnType<typeof partlyFailed>>;

  beforeAll(async () => {
    server = await startS3Server();
    server.createBucket('my-bucket');
    server.onRequest = ({ key }) =>
      key === 'site/a.css'
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
        : undefined;
    run = await partlyFailed(server);
  });
  afterAll(() => server.close());

  const page = blocksOf('docs/report.md');
  const shown = page.find(({ language }) => language === 'json')?.text ?? '';

  it('has in docs/report.md the report that the action writes', () => {
    const time = /"time":"[^"]*"/;
    const plain = (lines: readonly string[]) =>
      lines.map((line) => line.replace(time, '"time"')).sort();
    expect(plain(run.lines)).toEqual(plain(shown.trimEnd().split('\n')));
  });

  const commands = page.flatMap(({ language, text }, index) =>
    language === 'sh' ? [{ command: text, output: page[index + 1]?.text }] : [],
  );

  it('has commands that read it', () => {
    expect(commands.length).toBeGreaterThan(3);
  });

  it.runIf(HAS_SHELL_TOOLS).each(commands)(
    'is read as docs/report.md says by $command',
    async ({ command, output }) => {
      const cwd = await workspaceOf({ 'report.jsonl': shown });
      expect(shell(command, { cwd })).toBe(output);
    },
  );

  const readers = [...blocksOf('docs/outputs.md'), ...page]
    .filter(isYaml)
    .flatMap(({ text }) => stepsIn(text))
    .filter(({ run: script }) => script !== undefined);

  it.runIf(HAS_SHELL_TOOLS).each(readers)(
    'is used by $run',
    async ({ run: script = '', env = {} }) => {
      const cwd = await workspaceOf({
        'bin/gh': '#!/bin/sh\ntest "$1 $2" = "pr comment" && cat "$5"',
      });
      execFileSync('chmod', ['+x', join(cwd, 'bin/gh')]);
      const variables: Record<string, string> = {
        PATH: `${join(cwd, 'bin')}:${process.env['PATH'] ?? ''}`,
        GITHUB_STEP_SUMMARY: join(cwd, 'summary'),
      };
      for (const [name, value] of Object.entries(env)) {
        const text = String(value).replaceAll(OUTPUT, (_, one: string) => run.outputs[one] ?? NONE);
        variables[name] = evaluated(text);
      }
      const printed = shell(script, { cwd, env: variables });
      expect([printed, ...Object.values(variables)].join()).not.toContain(NONE);
    },
  );

  it('are the outputs that docs/outputs.md explains, each used there', () => {
    const explained = readFileSync(join(ROOT, 'docs/outputs.md'), 'utf8');
    const names = [...explained.matchAll(/^### `(.*)`$/gm)].map(([, name = '']) => name);
    expect(names.sort()).toEqual(Object.keys(run.outputs).sort());
    for (const name of names) {
      const uses = new RegExp(`steps\\.deploy\\.outputs\\.${name}\\b(?!-)`);
      expect([name, uses.test(explained)]).toEqual([name, true]);
    }
  });
});
