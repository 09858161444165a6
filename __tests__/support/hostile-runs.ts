import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { expect } from 'vitest';
import type { S3Server } from 's3-test-server';
import { parse } from 'yaml';
import { hostileFileNames, hostileKeys } from '../faults/hostile-names.ts';
import { foreignMarkup, markupOf } from './github-markdown.ts';
import { type ActionResult, runAction, workspaceOf } from './run-action.ts';
import { readLog, readStepSummary } from './runner-parsers.ts';
import { BUCKET } from './test-store.ts';

/** Names of one run: few enough that a summary has a row for each. */
export const TOGETHER = 20;

/** A word that each hostile text has and no text of the project. */
const MARK = 'Zq7x';

const MAX_NAME_BYTES = 255;

/** What XML 1.0 doesn't allow in a text. */
const NOT_XML = /[^\t\n\r\x20-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

/** A segment that no key may have, because clients resolve it away. */
const DOTS = /(?:^|\\)\.{1,2}(?:\\|$)/;

/** File names, and as many messages of a server. */
export interface HostileTexts {
  readonly names: readonly string[];
  readonly messages: readonly string[];
}

/** At least `count` names and messages, each once, for runs of TOGETHER each. */
export function hostileTexts(count: number, start: number): readonly HostileTexts[] {
  const names = hostileFileNames(count * 2, start)
    .filter((name) => Buffer.byteLength(name) + MARK.length <= MAX_NAME_BYTES && !DOTS.test(name))
    .map((name) => `${name}${MARK}`);
  const messages = hostileKeys(count * 2, start + 1)
    .map((text) => text.replace(NOT_XML, ''))
    .filter((text) => text !== '')
    .map((text) => `${text}${MARK}`);
  return Array.from({ length: Math.ceil(count / TOGETHER) }, (_, n) => {
    const part = (all: readonly string[]) => all.slice(n * TOGETHER, (n + 1) * TOGETHER);
    return { names: part(names), messages: part([...new Set(messages)]) };
  });
}

const LETTERS = 'a b c d e f g h i j k l m n o p q r s t'.split(' ');

/** Texts of the same number that hold nothing of interest to a runner or a renderer. */
export const HARMLESS: HostileTexts = {
  names: LETTERS.map((letter) => `name-${letter}`),
  messages: LETTERS.map((letter) => `${letter}${letter} is the cause of this`),
};

export const ALL_FILES = { 'include-hidden-files': 'true' };

/** What the runner says of the action and its step, in the words of someone else. */
export function hostileVariables(names: readonly string[]): Readonly<Record<string, string>> {
  const [id = '', repository = '', ref = '', server = ''] = names;
  return {
    GITHUB_ACTION: id,
    GITHUB_ACTION_REPOSITORY: `owner/${repository}`,
    GITHUB_ACTION_REF: ref,
    GITHUB_SERVER_URL: `https://${server}`,
  };
}

/** An upload of which every file but one is refused, each with a code and a message of its own. */
export async function uploadRefused(
  server: S3Server,
  { names, messages }: HostileTexts,
): Promise<ActionResult> {
  const workspace = await workspaceOf({ 'public/first': '' });
  for (const name of names) writeFileSync(join(workspace, 'public', name), '');
  server.onRequest = ({ operation, key = '' }) => {
    const message = messages[names.indexOf(key.slice('site/'.length))] ?? '';
    if (operation !== 'PutObject' || message === '') return undefined;
    return { kind: 'status', status: 400, code: message.slice(0, 12), message };
  };
  const place = { mode: 'upload-dir', source: 'public', prefix: 'site', ...ALL_FILES };
  const [title = '', path = ''] = names;
  const siteUrl = `https://example.com/${encodeURIComponent(path)}`;
  const inputs = { ...place, title, 'site-url': siteUrl };
  const env = hostileVariables(names);
  const result = await runAction(server, inputs, { workspace, env });
  if (result.outputs['failed'] !== String(names.length)) throw new Error(result.stdout);
  const keys = ['first', ...names].map((name) => `site/${name}`);
  expect(result.outcomes.map(({ key }) => key).sort()).toEqual(keys.sort());
  const failedKeys = JSON.parse(result.outputs['failed-keys'] ?? '') as string[];
  expect(failedKeys.sort()).toEqual(names.map((name) => `site/${name}`).sort());
  return result;
}

/** A dry run of a sync, whose plan names everything: half is new, half is to be deleted. */
export async function planned(server: S3Server, { names }: HostileTexts): Promise<ActionResult> {
  const workspace = await workspaceOf({ 'public/first': '' });
  // Each plan has a prefix of its own.
  const prefix = basename(workspace);
  server.onRequest = undefined;
  names.forEach((name, n) => {
    if (n % 2 === 0) writeFileSync(join(workspace, 'public', name), '');
    else server.bucket(BUCKET).seed(`${prefix}/${name}`, 'x');
  });
  const inputs = { mode: 'sync-dir', source: 'public', prefix, 'dry-run': 'true' };
  const result = await runAction(
    server,
    { ...inputs, ...ALL_FILES, delete: 'true', 'max-deletes': '100%', title: names[2] ?? '' },
    { workspace },
  );
  expect(result).toMatchObject({ exitCode: 0 });
  return result;
}

/** A run whose inputs are refused, with the names in them. */
export async function refused(server: S3Server, { names }: HostileTexts): Promise<ActionResult> {
  const [prefix = '', source = '', failure = '', url = '', title = '', owner = '', ...lines] =
    names;
  const [bucket = '', region = '', endpoint = '', unknown = ''] = lines;
  const inputs = { bucket, region, prefix, source, title, 'on-failure': failure };
  const text = lines.join('\n');
  const result = await runAction(
    server,
    {
      ...{ ...inputs, 'expected-bucket-owner': owner, 'site-url': `https://${url}` },
      ...{ mode: 'upload-dir', endpoint: `https://${endpoint}`, headers: text, exclude: text },
      [unknown.replaceAll('=', '')]: text,
    },
    { env: hostileVariables(lines) },
  );
  expect(result.exitCode).toBe(1);
  return result;
}

/** Names of the commands that a run gives the runner, in their order. */
export function commandNames({ stdout }: ActionResult): readonly string[] {
  return readLog(stdout).commands.map(({ name }) => name);
}

/** Fails if a text of others did anything in what a run left but stand there. */
export async function expectInert(result: ActionResult): Promise<void> {
  expectInertLog(result);
  expectInertSummary(result);
  await expectInertFiles(result);
  await expectInertComment(result);
}

/** Commands that the action gives the runner. */
const OWN_COMMANDS = new Set('add-mask debug endgroup error group notice warning'.split(' '));

/** Characters that break a line, turn it around or hide in it. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

function expectInertLog({ stdout }: ActionResult): void {
  const { commands, lines } = readLog(stdout);
  expect(commands.map(({ name }) => name).filter((name) => !OWN_COMMANDS.has(name))).toEqual([]);
  const masks = commands.filter(({ name }) => name === 'add-mask');
  expect(masks.filter(({ data }) => data.includes(MARK))).toEqual([]);
  const properties = commands.flatMap((command) => Object.values(command.properties));
  expect(properties.filter((value) => value.includes(MARK))).toEqual([]);
  const texts = [...lines, ...commands.flatMap(({ data }) => data.split('\n'))];
  expect(texts.filter((line) => INVISIBLE.test(line) || line.includes('##['))).toEqual([]);
}

function expectInertSummary({ summary, masked }: ActionResult): void {
  if (summary === '') return;
  const read = readStepSummary(Buffer.from(summary), masked) ?? '';
  expect(read).toBe(`${summary.trimEnd()}\n`);
  expectInertMarkdown(read);
}

/** GitHub takes 65,536 characters as a comment, of which an author's own words have a part. */
const MAX_COMMENT = 60_000;

async function expectInertComment({ outputs, masked }: ActionResult): Promise<void> {
  const text = await readFile(outputs['summary-file'] ?? '', 'utf8');
  expect(text.length).toBeLessThanOrEqual(MAX_COMMENT);
  // The runner masks nothing in a comment.
  expect(masked.filter((secret) => text.includes(secret))).toEqual([]);
  expectInertMarkdown(text);
}

function expectInertMarkdown(read: string): void {
  expect(read.split('\n').filter((line) => INVISIBLE.test(line))).toEqual([]);
  expect(foreignMarkup(read)).toEqual([]);
  expect(markupOf(read).prose).not.toContain(MARK);
}

const { outputs: MANIFEST } = parse(
  readFileSync(join(import.meta.dirname, '../../action.yml'), 'utf8'),
) as { outputs: Record<string, unknown> };

/** Where a reader of lines in any language may see the end of one. */
const LINE_ENDS = /\r\n|[\n\v\f\r\x1c-\x1e\x85\u2028\u2029]/u;

async function expectInertFiles({ outputs }: ActionResult): Promise<void> {
  expect(Object.keys(outputs).filter((name) => !(name in MANIFEST))).toEqual([]);
  expect(Object.values(outputs).filter((value) => LINE_ENDS.test(value))).toEqual([]);
  expect(outputs['url']).toMatch(/^(https:\/\/[\w.~/%:@+,=-]+)?$/);
  if (!outputs['report']) return;
  const report = await readFile(outputs['report'], 'utf8');
  const lines = report.trimEnd().split(LINE_ENDS);
  const types = lines.map((line) => typeof JSON.parse(line));
  expect(types.filter((type) => type !== 'object')).toEqual([]);
}
