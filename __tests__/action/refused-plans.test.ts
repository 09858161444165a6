import { describe, expect, it } from 'vitest';
import {
  failedLine,
  jsonLines,
  PLAN_HEADER,
  plannedLine,
  planEnd,
  remove,
} from '../support/keys-from.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { workspaceOf } from '../support/run-action.ts';

const planned = (key: string, more: object = {}) =>
  jsonLines(PLAN_HEADER, plannedLine(key, more), planEnd(1));
const headed = (header: object) =>
  jsonLines({ ...PLAN_HEADER, ...header }, plannedLine('site/a'), planEnd(1));
const ANEW = 'make a new plan by a dry run';

/** Plans that are refused as a whole, and what the message must say. */
const REFUSED: readonly (readonly [string, string | Buffer, string])[] = [
  [
    'another bucket',
    headed({ bucket: 'b2' }),
    'line 1: the report is about another bucket, the inputs',
  ],
  ['another prefix', headed({ prefix: 'site' }), 'line 1: the report is about another prefix, the'],
  [
    'another mode',
    headed({ mode: 'sync-dir' }),
    'line 1: the report is of another mode, which was not to delete these',
  ],
  [
    'dryRun as a text',
    headed({ dryRun: 'true' }),
    'line 1: the report says a text of 4 characters for "dryRun", not',
  ],
  ['no dryRun', headed({ dryRun: undefined }), 'line 1: the report says nothing for "dryRun", not'],
  ['an unknown version', headed({ version: 2 }), 'line 1: the report has version 2, not 1'],
  [
    'no last line',
    jsonLines(PLAN_HEADER, plannedLine('site/a')),
    `"keys-from": the plan has no last line: its dry run was killed, or the file was cut: ${ANEW}`,
  ],
  [
    'a line cut in two',
    jsonLines(PLAN_HEADER, plannedLine('site/a')).slice(0, -9),
    "line 2: is not a report's line, or not in this place of a report (145 bytes)",
  ],
  [
    'a last line of a run that failed',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), { ...planEnd(1), incomplete: true }),
    'the dry run that made the plan has failed, so the plan is not complete: ',
  ],
  [
    'failures in its last line',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), { ...planEnd(1), failures: [] }),
    'the dry run that made the plan has failed',
  ],
  [
    'a line left out',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), planEnd(2)),
    'the plan counts 2 as deleted and has 1 such line: make a new plan',
  ],
  [
    'a line put in',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), plannedLine('site/b'), planEnd(1)),
    'the plan counts 1 as deleted and has 2 such lines',
  ],
  [
    'a skipped line made one to delete',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), planEnd(0, { skipped: 1 })),
    'the plan counts 1 as skipped and has 0 such lines',
  ],
  [
    'no count',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), { counts: { failed: 0 } }),
    'the plan counts nothing as deleted and has 1 such line',
  ],
  [
    'failures counted',
    jsonLines(PLAN_HEADER, planEnd(0, { failed: 1 })),
    'the plan counts 1 as failed and has 0 such lines',
  ],
  [
    'a failed line',
    jsonLines(PLAN_HEADER, failedLine('site/a'), planEnd(0, { failed: 1 })),
    'line 2: "site/a" has failed in a dry run: make a new plan',
  ],
  [
    'lines after the last',
    jsonLines(PLAN_HEADER, planEnd(1), plannedLine('site/a')),
    "line 3: is not a report's line",
  ],
  [
    'one object twice, with other facts',
    jsonLines(PLAN_HEADER, plannedLine('site/a'), plannedLine('site/a', { size: 2 }), planEnd(2)),
    'line 3: "site/a" is in the plan twice, with different facts: make a new plan',
  ],
  [
    'versions and objects',
    jsonLines(
      PLAN_HEADER,
      plannedLine('site/a'),
      plannedLine('site/b', { versionId: 'v', current: true }),
      planEnd(2),
    ),
    'line 3: "site/b" has a version id and objects before it have none: make a new plan',
  ],
  [
    'the plan of an older version',
    planned('site/a', { etag: undefined }),
    'nothing for "etag", not a',
  ],
  [
    'an etag that is no text',
    planned('site/a', { etag: 7 }),
    '"site/a" has 7 for "etag", not a text',
  ],
  [
    'a long etag',
    planned('site/a', { etag: 'x'.repeat(1025) }),
    'has a text of 1,025 characters for "etag", not a text of at most 1,024 bytes',
  ],
  ['a negative size', planned('site/a', { size: -1 }), 'has -1 for "size", not a number of bytes'],
  ['half a byte', planned('site/a', { size: 0.5 }), 'has 0.5 for "size", not a number of bytes'],
  [
    'a size as text',
    planned('site/a', { size: '1' }),
    'has a text of 1 character for "size", not a number of bytes',
  ],
  [
    'no time',
    planned('site/a', { lastModified: undefined }),
    'nothing for "lastModified", not a time',
  ],
  [
    'a day that is not',
    planned('site/a', { lastModified: '2026-02-30T00:00:00.000Z' }),
    'not a time',
  ],
  ['a time without ms', planned('site/a', { lastModified: '2026-02-03T00:00:00Z' }), 'not a time'],
  ['a time as a number', planned('site/a', { lastModified: 1 }), 'has 1 for "lastModified", not a'],
  [
    'an empty version id',
    planned('site/a', { versionId: '', current: true }),
    'a text of 0 characters for "versionId", not',
  ],
  [
    'a version id that is none',
    planned('site/a', { versionId: null, current: true }),
    'null for "versionId"',
  ],
  [
    'a version without its place',
    planned('site/a', { versionId: 'v' }),
    'nothing for "current", not true or',
  ],
  [
    'a key that is not under the prefix',
    planned('site2/a'),
    'line 2: the key is not under the prefix',
  ],
  ['a way out of the prefix', planned('site/../x'), 'line 2: has "." or ".." as a segment'],
  ['an empty key', planned(''), 'line 2: the key is empty'],
  ['half a surrogate', planned('site/\ud800'), 'line 2: has half a surrogate'],
  ['a long key', planned(`site/${'a'.repeat(1020)}`), 'has 1,025 bytes, a key has at most 1,024'],
  ['a key that is no text', planned(7 as unknown as string), "line 2: is not a report's line"],
  [
    'other work',
    jsonLines(PLAN_HEADER, { ...plannedLine('site/a'), op: 'upload' }, planEnd(1)),
    'line 2: ',
  ],
  ['a NUL', `${jsonLines(PLAN_HEADER)}{"op":"delete","key":"site/a\0"}\n`, 'line 2: '],
  [
    'a line without an end',
    `${jsonLines(PLAN_HEADER)}${'x'.repeat(1_100_000)}`,
    'line 2: is not UTF-8 text',
  ],
  [
    'a deep line',
    `${jsonLines(PLAN_HEADER)}{"op":"delete","key":"site/a","status":"done","etag":${'['.repeat(400_000)}${']'.repeat(400_000)}}\n`,
    "line 2: is not a report's line",
  ],
  [
    'bytes that are not UTF-8',
    Buffer.concat([Buffer.from(jsonLines(PLAN_HEADER)), Buffer.from('"\xff"\n', 'latin1')]),
    'line 2: is not UTF-8 text',
  ],
];

describe('hazard 66: a plan is refused before a store is opened', () => {
  it.each(REFUSED)('with %s', async (_, plan, message) => {
    const workspace = await workspaceOf({ 'keys.txt': plan });
    expect(await refusalOf(remove, workspace)).toContain(message);
  });

  it('with all its problems at once', async () => {
    const lines = [plannedLine('other/x'), plannedLine('site/a', { size: -1, etag: 7 })];
    const workspace = await workspaceOf({
      'keys.txt': jsonLines(PLAN_HEADER, ...lines, planEnd(3)),
    });
    const problems = await refusalOf(remove, workspace);
    expect(problems.split('\n').map((line) => /line \d+|counts \d+/.exec(line)?.[0])).toEqual([
      'line 2',
      'line 3',
      'line 3',
      'counts 3',
    ]);
  });

  it.each([
    ['older-than', { 'older-than': '1d' }],
    ['keep-newest', { 'keep-newest': '3' }],
    ['versions', { versions: 'all' }],
  ])('beside %s', async (name, inputs) => {
    const workspace = await workspaceOf({ 'keys.txt': planned('site/a') });
    const refusal = await refusalOf({ ...remove, ...inputs }, workspace);
    expect(refusal).toMatch(new RegExp(`^${name} ".*" can't be combined with keys-from`));
  });

  it('beside bypass-governance, when its objects are no versions', async () => {
    const workspace = await workspaceOf({ 'keys.txt': planned('site/a') });
    const refusal = await refusalOf({ ...remove, 'bypass-governance': 'true' }, workspace);
    expect(refusal).toMatch(/^input "bypass-governance" has no effect on what "keys-from" names/);
  });
});
