import { describe, expect, it } from 'vitest';
import { parseHeaderRules } from '../../src/plan/header-rules.ts';

const DATE = /^line 2: header ".*" ".*" is no date: write Wed, 21 Oct 2026 07:28:00 GMT or 2026-/;
const DATE_NAMES = ['Expires', 'x-amz-object-lock-retain-until-date'];

describe('parseHeaderRules takes the value', () => {
  it.each([
    ['Expires', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['Expires', '2026-10-21'],
    ['Expires', '2024-02-29T07:28:00+02:00'],
    ['x-amz-object-lock-retain-until-date', '2026-10-21T07:28:00.5Z'],
    ['x-amz-acl', 'bucket-owner-full-control'],
    ['x-amz-storage-class', 'GLACIER_IR'],
    ['x-amz-object-lock-mode', 'GOVERNANCE'],
    ['x-amz-object-lock-legal-hold', 'OFF'],
    ['x-amz-server-side-encryption', 'aws:kms'],
    ['x-amz-meta-a', 'x'.repeat(2047)],
  ])('%s: %s', (name, value) => {
    const rules = [{ glob: '**', headers: { [name.toLowerCase()]: value } }];
    expect(parseHeaderRules(`**\n  ${name}: ${value}`)).toEqual({
      rules,
      problems: [],
      warnings: [],
    });
  });
});

describe('parseHeaderRules refuses the value', () => {
  it.each([
    ['x-amz-acl: everybody', /is not a choice: write private or public-read/],
    ['x-amz-acl: Private', /"Private" is not a choice: write private or public-read/],
    ['x-amz-object-lock-mode: governance', /is not a choice: write GOVERNANCE or COMPLIANCE$/],
    ['x-amz-object-lock-legal-hold: yes', /is not a choice: write ON or OFF$/],
    ['x-amz-server-side-encryption: rot13', /is not a choice: write AES256 or aws:kms/],
    ['x-amz-server-side-encryption-bucket-key-enabled: 1', /is not a choice: write true or false$/],
    [
      `x-amz-meta-a: ${'x'.repeat(2048)}`,
      /^line 1: glob "\*\*" has 2049 bytes of metadata, the limit is 2048: store less$/,
    ],
  ])('%j', (line, problem) => {
    const { rules, problems } = parseHeaderRules(`**\n  ${line}`);
    expect(rules).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it.each(
    DATE_NAMES.flatMap((name) =>
      [
        'soon',
        '0',
        '3600',
        '2027',
        'tomorrow 5',
        '2026-02-31',
        '2026-02-31T00:00:00Z',
        '2026-10-21T07:28:00',
        'Mon, 21 Oct 2026 07:28:00 GMT',
      ].map((value) => [name, value]),
    ),
  )('%s: %s', (name, value) => {
    const { problems } = parseHeaderRules(`**\n  ${name}: ${value}`);
    expect(problems).toEqual([expect.stringMatching(DATE)]);
  });

  it('and shows a long one cut', () => {
    const [problem = ''] = parseHeaderRules(`**\n  Expires: ${'x'.repeat(5000)}`).problems;
    expect(problem.length).toBeLessThan(400);
    expect(problem).toContain('x…"');
  });
});
