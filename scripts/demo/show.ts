import { styleText } from 'node:util';
import type { S3Server } from 's3-test-server';
import type { StepResult } from '../../__tests__/support/runner.ts';
import { escapeControls, plural, quote } from '../../src/core/text.ts';
import { wrapped } from '../command-line.ts';
import type { Step } from './story.ts';

/** Objects of the bucket that are shown at a time. */
const MOST_SHOWN = 20;

type Inputs = Readonly<Record<string, string>>;

/** Prints lines, indented. */
export function show(lines: readonly string[], indent = '   '): void {
  for (const line of lines) console.log(`${indent}${escapeControls(line)}`.trimEnd());
}

export function showTitle(number: number, { title, shows }: Step): void {
  console.log(`\n${styleText('bold', `${number}. ${title}`)}`);
  show([...wrapped(shows, 90), '']);
}

/** The steps up to one as a workflow has it: whole, or what differs from an earlier one. */
export function showWorkflow(steps: readonly Step[], where: Inputs): void {
  const inputs = steps.at(-1)?.inputs ?? {};
  const first = steps[0]?.inputs ?? {};
  const same = steps.findIndex((step) => step.inputs === inputs) + 1;
  if (same < steps.length) {
    show([`# the same step as in ${same}`]);
    return;
  }
  show(['- uses: org/s3-batch-action@v1', '  with:']);
  if (inputs === first) show(yamlOf({ ...inputs, ...where }));
  else if (inputs['mode'] !== first['mode']) {
    show([`    # ${Object.keys(where).join(', ')}: as in 1`, ...yamlOf(inputs)]);
  } else {
    const differing = Object.entries(inputs).filter(([name, value]) => first[name] !== value);
    show(['    # the rest: as in 1', ...yamlOf(Object.fromEntries(differing))]);
  }
}

function yamlOf(inputs: Inputs): readonly string[] {
  return Object.entries(inputs).flatMap(([name, value]) => {
    if (!value.includes('\n')) return [`    ${name}: ${value}`];
    return [`    ${name}: |`, ...value.split('\n').map((line) => `      ${line}`)];
  });
}

/** The log as the runner shows it, the outputs, and how the run ended. */
export function showLog({ lines, annotations, outputs, exitCode, stderr }: StepResult): void {
  const messages = annotations.flatMap(({ level, message }) =>
    `${LEVELS[level]}: ${message}`.split('\n'),
  );
  console.log();
  show([...lines, ...messages, ...(stderr === '' ? [] : stderr.trimEnd().split('\n'))], '   | ');
  const meaning = exitCode === 0 ? 'the job goes on' : 'the job fails here';
  const told = OUTPUTS.filter((name) => !['', '0', undefined].includes(outputs[name]));
  show([
    '',
    `outputs: ${told.map((name) => `${name}=${outputs[name] ?? ''}`).join('  ')}`,
    `exit code ${String(exitCode)}: ${meaning}`,
  ]);
}

/** Outputs that are shown, unless they are 0. */
const OUTPUTS = ['uploaded', 'deleted', 'copied', 'skipped', 'failed', 'changed'];

const LEVELS = { error: 'Error', warning: 'Warning', notice: 'Notice' } as const;

interface Shown {
  readonly etag: string;
  readonly line: string;
}

/** What a bucket holds, by key. */
export type Contents = ReadonlyMap<string, Shown>;

export function contentsOf(server: S3Server, bucket: string): Contents {
  const view = server.bucket(bucket);
  const entries = view.keys().map((key) => {
    const { size = 0, etag = '', headers = {} } = view.object(key) ?? {};
    const { 'content-type': type = '', 'cache-control': cache = '' } = headers;
    const note = key.endsWith('/.s3-batch-action') ? 'the state of the deploy' : '';
    const cells = [plural(size, 'byte'), type.replace('; charset=utf-8', ''), cache, note];
    return [key, { etag, line: `${quote(key)}  ${cells.filter(Boolean).join(' · ')}` }] as const;
  });
  return new Map(entries);
}

/** The bucket: what a run changed in it or, where that is shorter, all of it. */
export function showBucket(now: Contents, before: Contents | undefined): void {
  const all = [...now.values()].map(({ line }) => line);
  const changes = before === undefined ? all : changesOf(now, before);
  const count = plural(now.size, 'object');
  if (changes.length === 0) show(['', `the bucket holds ${count}, as before`]);
  else if (changes === all || all.length < changes.length)
    show(['', `the bucket now holds ${count}:`]);
  else show(['', `the bucket now holds ${count}; what changed:`]);
  const lines = all.length < changes.length ? all : changes;
  show(lines.slice(0, MOST_SHOWN), '     ');
  const more = lines.length - MOST_SHOWN;
  if (more > 0) show([`and ${plural(more, 'more object', 'more objects')}`], '     ');
}

function changesOf(now: Contents, before: Contents): readonly string[] {
  const changes = [...now].flatMap(([key, { etag, line }]) => {
    const old = before.get(key);
    if (old === undefined) return [`new      ${line}`];
    if (old.etag !== etag) return [`changed  ${line}`];
    return old.line === line ? [] : [`headers  ${line}`];
  });
  const gone = [...before.keys()].filter((key) => !now.has(key));
  return [...changes, ...gone.map((key) => `deleted  ${quote(key)}`)];
}
