import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeysFile } from '../../src/plan/keys-file.ts';

const PLACE = { bucket: 'b', prefix: 'p/' };

function read(lines: readonly string[]) {
  const file = createKeysFile(PLACE);
  const results = lines.map((line) => file.read(line));
  return {
    keys: results.flatMap(({ key }) => key ?? []),
    problems: results.flatMap(({ problems }) => problems),
    end: file.end(),
    isReport: file.isReport,
  };
}

const header = (changes: object = {}) =>
  JSON.stringify({ version: 1, mode: 'delete-prefix', ...PLACE, dryRun: false, ...changes });

describe('createKeysFile', () => {
  it('takes each line for a key as it stands, but for a carriage return at its end', () => {
    const keys = ['p/a', 'p/ b ', 'p/"c"', 'p/#d', 'p/\u0001', 'p/'];
    expect(read(['', ...keys.map((key) => `${key}\r`), '\r'])).toEqual({
      keys,
      problems: [],
      end: undefined,
      isReport: false,
    });
  });

  it('names every problem of a header, and nothing after it', () => {
    const bad = header({ bucket: 'x', prefix: undefined, dryRun: 'no', mode: 7 });
    const { problems, keys, end } = read([bad, 'anything', 'other/x']);
    expect(problems.map((problem) => problem.slice(0, 19))).toEqual([
      'the report is about',
      'the report is about',
      'the report is of mo',
      'the report is of a ',
    ]);
    expect(problems[1]).toContain('about prefix nothing');
    expect([keys, end]).toEqual([[], undefined]);
  });

  it.each(['{"version":1}', '{"mode":"delete-prefix"}', '{', '{"op":"delete"}', '{}'])(
    'takes no report for keys: %s',
    (line) => {
      expect(read([line]).problems).toHaveLength(1);
    },
  );

  it('gives exactly the failures of any report, and no key that is not under the prefix', () => {
    const status = fc.constantFrom('failed', 'done', 'skipped');
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 20 });
    const entry = fc.record({ name, status, isForeign: fc.boolean() });
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 20 }), (entries) => {
        const safe = entries.filter(({ name: key }) => !/(^|\/)\.\.?(\/|$)/.test(key));
        const lines = safe.map(({ name: key, status: became, isForeign }) =>
          JSON.stringify({ op: 'delete', key: `${isForeign ? 'q/' : 'p/'}${key}`, status: became }),
        );
        const failures = safe.filter(({ status: became }) => became === 'failed');
        const end = JSON.stringify({ counts: { failed: failures.length } });
        const result = read([header(), ...lines, end]);
        const own = failures.filter(({ isForeign }) => !isForeign);
        expect(result.keys).toEqual(own.map(({ name: key }) => `p/${key}`));
        expect(result.problems).toHaveLength(safe.filter(({ isForeign }) => isForeign).length);
        expect([result.end, result.isReport]).toEqual([undefined, true]);
      }),
    );
  });
});
