import { mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { PART_SIZE } from '../../src/object-store/part-sizes.ts';
import type { FeatureEvent } from '../../src/operations/feature.ts';
import {
  uploadDirectory,
  type UploadDirectoryOptions,
} from '../../src/transfer/upload-directory.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { workspaceOf } from '../support/run-action.ts';

const LARGE = 'x'.repeat(PART_SIZE + 1);

/** Uploads files that are given by their bodies; what it throws is in the result. */
async function uploaded(
  files: Readonly<Record<string, string>>,
  options: Partial<UploadDirectoryOptions> = {},
) {
  const source = await workspaceOf(files);
  const store = new MemoryStore();
  const events: FeatureEvent<never>[] = [];
  const outcomes: Outcome[] = [];
  let isOpened = false;
  let thrown: unknown;
  try {
    for await (const outcome of uploadDirectory({
      bucket: 'b',
      prefix: 'site/',
      source,
      sourceGiven: 'public',
      store() {
        isOpened = true;
        return Promise.resolve(store);
      },
      onEvent: (event) => void events.push(event),
      ...options,
    })) {
      outcomes.push(outcome);
    }
  } catch (error) {
    thrown = error;
  }
  return { store, events, outcomes, isOpened, thrown };
}

const keysOf = (outcomes: readonly Outcome[], status: Outcome['status']) =>
  outcomes.flatMap((outcome) => (outcome.status === status ? [outcome.key] : [])).sort();

const problemsOf = (thrown: unknown) => (thrown instanceof InputError ? thrown.problems : thrown);

describe('uploadDirectory', () => {
  it('uploads what the globs select, with the headers of the rules', async () => {
    const { store, outcomes, thrown } = await uploaded(
      { 'index.html': '<h1>', 'a/app.js': 'x', 'a/app.js.map': '{}' },
      {
        include: ['**/*.html', 'a/**'],
        exclude: ['**/*.map'],
        headers: [{ glob: '**/*.js', headers: { 'cache-control': 'no-cache' } }],
      },
    );
    expect(thrown).toBeUndefined();
    expect(keysOf(outcomes, 'done')).toEqual(['site/a/app.js', 'site/index.html']);
    expect([...store.objects.keys()].sort()).toEqual(['b/site/a/app.js', 'b/site/index.html']);
  });

  it.each([3, 16_500])('yields one outcome for each of %d files, kept or not', async (count) => {
    const names = Array.from({ length: count }, (_, index) => `${index}.txt`);
    const files = { '0-large': LARGE, ...Object.fromEntries(names.map((name) => [name, 'x'])) };
    const { store, outcomes, events } = await uploaded(files, { ifExists: 'skip' });
    expect(outcomes).toHaveLength(count + 1);
    expect(new Set(keysOf(outcomes, 'done')).size).toBe(count + 1);
    expect(store.objects.size).toBe(count + 1);
    // All but the two proofs.
    expect(store.requests).toHaveLength(count + 3);
    expect(events.filter(({ kind }) => kind === 'warning')).toEqual([]);
  });

  it.each([
    ['skip', ['1-small', '1-small', '1-small', '2-small', '3-large', '0-large']],
    ['overwrite', ['0-large', '1-small', '2-small', '3-large']],
  ] as const)('stores large files after their proof, with %s', async (ifExists, order) => {
    const files = { '0-large': LARGE, '1-small': 'x', '2-small': 'x', '3-large': LARGE };
    const { store } = await uploaded(files, { ifExists, concurrency: 1 });
    expect(store.requests.map(([one]) => one?.key)).toEqual(order.map((name) => `site/${name}`));
  });

  it('warns where the store ignores conditions, and keeps what exists all the same', async () => {
    const store = new MemoryStore();
    store.honorsConditions = false;
    store.objects.set('b/site/b', Buffer.from('old'));
    const { outcomes, events } = await uploaded({ a: 'x', b: 'x' }, { store, ifExists: 'skip' });
    expect(keysOf(outcomes, 'done')).toEqual(['site/a']);
    expect(keysOf(outcomes, 'skipped')).toEqual(['site/b']);
    expect(Buffer.from(store.objects.get('b/site/b') ?? []).toString()).toBe('old');
    expect(events.filter(({ kind }) => kind === 'warning')).toEqual([
      { kind: 'warning', messages: [expect.stringContaining('since it ignores the condition')] },
    ]);
  });

  it('only asks in a dry run', async () => {
    const store = new MemoryStore();
    store.honorsConditions = false;
    store.objects.set('b/site/b', Buffer.from('old'));
    const options = { store, ifExists: 'skip', dryRun: true } as const;
    const { outcomes, events } = await uploaded({ a: 'x', b: 'x' }, options);
    expect(keysOf(outcomes, 'done')).toEqual(['site/a']);
    expect(store.requests).toEqual([]);
    expect(events.filter(({ kind }) => kind === 'warning')).toEqual([]);
  });

  it('reports the number of files, what it skips, and lines without a match', async () => {
    const { events } = await uploaded(
      { 'a.txt': '', '.env': '', '.git-keep': '' },
      { exclude: ['*.tmp'] },
    );
    expect(events).toEqual([
      { kind: 'info', message: '1 file in "public" to upload' },
      {
        kind: 'info',
        message:
          '2 hidden files and directories skipped: ".env", ".git-keep" ' +
          '(include-hidden-files: true uploads them)',
      },
      {
        kind: 'warning',
        messages: [
          'exclude "*.tmp" matches no file of "public": correct it, or set unmatched: ignore',
        ],
      },
      { kind: 'expected', objects: 1 },
    ]);
  });

  it('says nothing of such lines where they are ignored', async () => {
    const { events } = await uploaded({ 'a.txt': '' }, { exclude: ['*.tmp'], unmatched: 'ignore' });
    expect(events.map(({ kind }) => kind)).toEqual(['info', 'expected']);
  });

  it('writes nothing in a dry run', async () => {
    const { store, outcomes } = await uploaded({ 'a.txt': 'x' }, { dryRun: true });
    expect(keysOf(outcomes, 'done')).toEqual(['site/a.txt']);
    expect(store.objects.size).toBe(0);
  });

  it('skips links and the state of a sync, and counts them', async () => {
    const source = mkdtempSync(join(tmpdir(), 'upload-'));
    symlinkSync('nowhere', join(source, 'link'));
    writeFileSync(join(source, 'a.txt'), 'x');
    const { outcomes, events } = await uploaded({}, { source });
    expect(keysOf(outcomes, 'skipped')).toEqual(['site/link']);
    expect(events.at(-1)).toEqual({ kind: 'expected', objects: 2 });
    const state = { '.s3-batch-action': '{}', 'a.txt': '' };
    const all = await uploaded(state, { includeHiddenFiles: true });
    expect(keysOf(all.outcomes, 'skipped')).toEqual(['site/.s3-batch-action']);
  });

  it('refuses a source of nothing but links, as one without files', async () => {
    const source = mkdtempSync(join(tmpdir(), 'upload-'));
    symlinkSync('nowhere', join(source, 'link'));
    const { isOpened, thrown } = await uploaded({}, { source });
    const hint = /ran before this one \(1 link not followed\), or set allow-empty-source: true$/;
    expect(problemsOf(thrown)).toEqual([expect.stringMatching(hint)]);
    expect(isOpened).toBe(false);
  });

  it.each<readonly [string, Record<string, string>, Partial<UploadDirectoryOptions>, RegExp]>([
    ['no file', {}, {}, /^source "public" has no files: check that the step that builds it ran/],
    [
      'only hidden files',
      { '.env': '' },
      {},
      /ran before this one \(1 hidden file skipped\), or set allow-empty-source: true$/,
    ],
    [
      'no file that the globs select',
      { 'a.txt': '' },
      { include: ['*.htm'] },
      /^"include" and "exclude" select no file of "public": include "\*\.htm" matches 0 files;/,
    ],
    [
      'a key that is too long',
      { 'a.txt': '' },
      { prefix: `${'x'.repeat(1022)}/` },
      /^file "a\.txt" can't be uploaded: .*1,02\d bytes/,
    ],
    [
      'a prefix that is no directory',
      { 'a.txt': '' },
      { prefix: 'site' },
      /^prefix is "site": end it with a slash, or give '' for the whole bucket$/,
    ],
  ])('refuses %s before it opens the store', async (_, files, options, problem) => {
    const { isOpened, thrown, outcomes } = await uploaded(files, options);
    expect(problemsOf(thrown)).toEqual([expect.stringMatching(problem)]);
    expect([isOpened, outcomes]).toEqual([false, []]);
  });

  it('accepts an empty source where that is allowed', async () => {
    const { thrown, outcomes, isOpened } = await uploaded({}, { allowEmptySource: true });
    expect([thrown, outcomes, isOpened]).toEqual([undefined, [], true]);
  });

  it('stops when it is aborted', async () => {
    const reason = new Error('enough');
    const { thrown } = await uploaded({ 'a.txt': '' }, { signal: AbortSignal.abort(reason) });
    expect(thrown).toBe(reason);
  });
});
