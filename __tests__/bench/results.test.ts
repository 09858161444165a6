import { describe, expect, it } from 'vitest';
import { picture } from '../../bench/pictures.ts';
import { median, type Results, rowOf } from '../../bench/results.ts';
import { resultsCaption, resultsTable } from '../../bench/tables.ts';
import { readXml } from '../../src/s3/wire/xml/read-xml.ts';

describe('median', () => {
  it.each([
    [[3], 3],
    [[5, 1, 3], 3],
    [[4, 1, 3, 2], 2.5],
  ])('of %j is %d', (values, expected) => {
    expect(median(values)).toBe(expected);
  });
});

describe('rowOf', () => {
  const work = { scenario: 'upload', objects: 10, tool: 'x' } as const;

  it('has medians and the worst time', () => {
    const runs = [1, 9, 2].map((n) => ({
      seconds: n,
      cpuSeconds: n / 3,
      peakMib: n * 10 + 0.4,
      requests: { PutObject: 10, HeadObject: n },
    }));
    expect(rowOf(work, runs)).toEqual({
      ...work,
      seconds: 2,
      worstSeconds: 9,
      cpuSeconds: 0.67,
      peakMib: 20,
      requests: 12,
    });
  });

  it('has the median of what was refused', () => {
    const runs = [3, 0, 5].map((SlowDown) => ({
      ...{ seconds: 1, cpuSeconds: 1, peakMib: 1 },
      requests: { PutObject: 10, ...(SlowDown > 0 && { SlowDown }) },
    }));
    expect(rowOf(work, runs)).toMatchObject({ requests: 13, refused: 3 });
    expect(rowOf(work, runs.slice(1, 2))).not.toHaveProperty('refused');
  });

  it('has no requests where the store tells none', () => {
    expect(rowOf(work, [{ seconds: 1, cpuSeconds: 1, peakMib: 1 }])).not.toHaveProperty('requests');
  });
});

const figures = { worstSeconds: 5, cpuSeconds: 2, peakMib: 100 };
const results: Results = {
  date: '2026-01-02',
  machine: '2 × CPU',
  load: 0.04,
  store: 'a <store>',
  rounds: 3,
  largeFileMib: 64,
  versions: { 's3-batch-action': '1.0.0', aws: '2.0.0' },
  rows: [1000, 100_000].flatMap((objects) => [
    { scenario: 'upload', objects, tool: 'aws', seconds: objects / 100, ...figures },
    {
      ...{ scenario: 'upload', objects, tool: 's3-batch-action', seconds: objects / 200 },
      ...{ ...figures, requests: objects },
    },
  ]),
};

describe('resultsTable', () => {
  it('shows a peer beside the action', () => {
    expect(resultsTable(results).replaceAll('\u00a0', '~').split('\n').slice(2, 4)).toEqual([
      '| upload 1,000 × 4 KiB | aws | 10.00~s (×~2.00) | 5.00~s | 2.00~s (×~1.00) | ' +
        '100~MiB (×~1.00) |  |',
      '| upload 1,000 × 4 KiB | s3-batch-action | 5.00~s | 5.00~s | 2.00~s | 100~MiB | 1,000 |',
    ]);
  });

  it('shows how many requests were refused', () => {
    const rows = results.rows.map((row) => ({ ...row, requests: 1413, refused: 1403 }));
    expect(resultsTable({ ...results, rows })).toContain('| 1,413 (1,403 refused) |');
  });

  it('names the size of a large file', () => {
    const row = { scenario: 'large-file', objects: 1, tool: 'x', seconds: 1, ...figures } as const;
    expect(resultsTable({ ...results, rows: [row] })).toContain('| upload one file of 64 MiB |');
  });

  it('names the size of a directory that was given', () => {
    const row = { scenario: 'sync-changed', objects: 2000, tool: 'x', seconds: 1, ...figures };
    const given = { ...results, sourceMib: 1100, rows: [row] } as Results;
    expect(resultsTable(given)).toContain('| sync 2,000 files (1,100 MiB), 100 changed |');
    const { sourceMib, ...small } = given;
    expect(sourceMib).toBe(1100);
    expect(resultsTable(small)).toContain('| sync 2,000 × 4 KiB, 100 changed |');
  });
});

describe('resultsCaption', () => {
  it('says when, where and with what', () => {
    expect(resultsCaption(results)).toBe(
      'On 2026-01-02, 2 × CPU, under a load of 0.0 before: medians of 3 runs against a <store>. ' +
        's3-batch-action 1.0.0, aws 2.0.0.',
    );
    expect(resultsCaption({ ...results, rounds: 1 })).toContain(': one run against');
  });
});

describe('picture', () => {
  const drawn = picture(results, 'Uploading & more');

  it('is XML with a title', () => {
    const root = readXml(Buffer.from(`<?xml version="1.0"?>${drawn}`));
    expect(root?.fields.get('title')).toBe(
      'Uploading & more: time and peak memory of s3-batch-action 1.0.0, aws 2.0.0',
    );
  });

  it('draws each tool through its values, on powers of ten', () => {
    // From 1,000 to 100,000 objects in two steps of ten; from 1 s to 1,000 s in three.
    expect([...drawn.matchAll(/<path class="(t\d)" d="([^"]*)"/g)].slice(0, 2)).toEqual([
      expect.objectContaining({ 1: 't0', 2: 'M0.0 107.4L330.0 14.0' }),
      expect.objectContaining({ 1: 't1', 2: 'M0.0 93.3L330.0 0.0' }),
    ]);
    expect([...drawn.matchAll(/text-anchor="end">([^<]*)</g)].map(([, text]) => text)).toEqual([
      ...['1 s', '10 s', '100 s', '1,000 s'],
      ...['100 MiB', '1,000 MiB'],
    ]);
  });

  it('names each tool at the end of its line, and names at one height below one another', () => {
    const names = [...drawn.matchAll(/<text class="n\d" x="338" y="([\d.]+)" dy="5">([^<]*)</g)];
    expect(names.map(([, y, name]) => [name, y])).toEqual([
      // In time the action's line ends 14 pixels below; in memory both end at one height.
      ...[
        ['aws', '0.0'],
        ['s3-batch-action', '18.0'],
      ],
      ...[
        ['s3-batch-action', '140.0'],
        ['aws', '158.0'],
      ],
    ]);
  });

  it('has colours for light and for dark', () => {
    expect(drawn).toMatch(
      /\.t1\{stroke:#b45309\}.*prefers-color-scheme:dark.*\.t1\{stroke:#f0a850\}/,
    );
  });
});
