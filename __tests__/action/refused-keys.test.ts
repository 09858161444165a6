import { appendFile, link, mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { endOf, failedLine, HEADER, jsonLines, remove } from '../support/keys-from.ts';
import { refusalOf } from '../support/refusal-of.ts';
import { workspaceOf } from '../support/run-action.ts';

/** Files that are refused as a whole, and what the message must say. */
const REFUSED: readonly (readonly [string, string | Buffer, RegExp])[] = [
  [
    'a key that is not under the prefix',
    'site/a\nother/x\n',
    /line 2: the key is not under the prefix "site\/" \(7 bytes\)/,
  ],
  ['a key of a neighbour', 'site2/a\n', /line 1: the key is not under the prefix "site\/" \(7/],
  ['the name of the prefix', 'site\n', /line 1: the key is not under/],
  ['white space before a key', ' site/a\n', /line 1: the key is not under/],
  [
    'a way out of the prefix',
    'site/../other/x\n',
    /line 1: has "\." or "\.\." as a segment \(15 bytes\)/,
  ],
  ['a key that is too long', `site/${'é'.repeat(510)}\n`, /line 1: has 1,025 bytes/],
  [
    'bytes that are not UTF-8',
    Buffer.from('site/a\nsite/\xff\n', 'latin1'),
    /line 2: is not UTF-8 text/,
  ],
  ['a line without an end', `site/a\n${'x'.repeat(1_100_000)}`, /line 2: is not UTF-8 text/],
  ['UTF-16', Buffer.from('\ufeffsite/a\n', 'utf16le'), /line 1: is not UTF-8 text/],
  [
    'a report without its first line',
    jsonLines(failedLine('site/a')),
    /line 1: .*without its first/,
  ],
  ['an unknown version', report({ version: 2 }), /line 1: the report has version 2, not 1/],
  [
    'another bucket',
    report({ bucket: 'b2' }),
    /line 1: the report is about another bucket, the inputs name "test-bucket"/,
  ],
  [
    'another prefix',
    report({ prefix: '' }),
    /line 1: the report is about another prefix, the inputs name "site\/"/,
  ],
  [
    'another mode',
    report({ mode: 'upload-dir' }),
    /line 1: the report is of another mode, which was not to delete these/,
  ],
  ['neither plan nor run', report({ dryRun: 1 }), /line 1: the report says 1 for "dryRun", not/],
  ['a killed run', jsonLines(HEADER, failedLine('site/a')), /has no last line.*killed/],
  [
    'a report with a line cut',
    `${jsonLines(HEADER)}{"op":"del\n`,
    /line 2: is not a report's line.* \(10 bytes\)/,
  ],
  [
    'a report of other work',
    jsonLines(HEADER, { ...failedLine('site/a'), op: 'upload' }),
    /line 2/,
  ],
  [
    'lines after the last',
    jsonLines(HEADER, endOf(0), failedLine('site/a')),
    /line 3: is not a report's line/,
  ],
  ['a failure left out', jsonLines(HEADER, endOf(1)), /counts 1 failure and names 0/],
  [
    'half a surrogate',
    jsonLines(HEADER, failedLine('site/\ud800'), endOf(1)),
    /line 2: .*surrogate/,
  ],
  ['an empty key', jsonLines(HEADER, failedLine(''), endOf(1)), /line 2: the key is empty/],
  [
    'a foreign key',
    jsonLines(HEADER, failedLine('other/x'), endOf(1)),
    /line 2: the key is not under/,
  ],
  [
    'a version',
    jsonLines(HEADER, failedLine('site/a', { versionId: 'v' }), endOf(1)),
    /line 2: "site\/a" is a failure of one version: run delete-prefix again/,
  ],
];

function report(header: object): string {
  return jsonLines({ ...HEADER, ...header }, failedLine('site/a'), endOf(1));
}

describe('hazard 60: a file of keys is refused before a store is opened', () => {
  it.each(REFUSED)('with %s', async (_, keys, message) => {
    const workspace = await workspaceOf({ 'keys.txt': keys });
    expect(await refusalOf(remove, workspace)).toMatch(message);
  });
});

describe('hazard 60: keys-from is refused beside what it can not go with', () => {
  it.each([
    [
      'older-than',
      { 'older-than': '1d' },
      /^older-than "1d" can't be combined with keys-from: the file alone says what is deleted/,
    ],
    ['versions', { versions: 'all' }, /^versions "all" can't be combined with keys-from/],
    ['keep-newest', { 'keep-newest': '3' }, /^keep-newest "3" can't be combined with keys-from/],
    [
      'a share',
      { 'max-deletes': '10%' },
      /^input "max-deletes" is a percentage \(10%\).*write a count/,
    ],
    ['no such file', { 'keys-from': 'nowhere' }, /^keys-from "nowhere" does not exist/],
    ['a directory', { 'keys-from': 'folder' }, /^keys-from "folder" is a directory/],
    ['a device', { 'keys-from': '/dev/null' }, /^keys-from "\/dev\/null" is not a regular file/],
    ['its own report', { report: 'keys.txt' }, /^report "keys.txt" is the file that keys-from/],
    ['a link as report', { report: 'linked' }, /^report "linked" is the file that keys-from/],
    ['no prefix', { prefix: '' }, /^prefix is empty/],
    ['another mode', { mode: 'upload-dir' }, /"keys-from" is not used by mode upload-dir/],
  ])('%s', async (_, inputs, message) => {
    const workspace = await workspaceOf({ 'keys.txt': 'site/a\n' });
    await mkdir(join(workspace, 'folder'));
    await link(join(workspace, 'keys.txt'), join(workspace, 'linked'));
    await appendFile(join(workspace, 'keys.txt'), 'site/b\n');
    expect(await refusalOf({ ...remove, ...inputs }, workspace)).toMatch(message);
    expect(await readFile(join(workspace, 'keys.txt'), 'utf8')).toBe('site/a\nsite/b\n');
  });
});
