import { describe, expect, it } from 'vitest';
import {
  refusalSummary,
  type SummaryFacts,
  summaryOf,
} from '../../src/action/report/summary/summary.ts';
import { InputError } from '../../src/core/errors.ts';
import { quote } from '../../src/core/text.ts';
import { markupOf } from '../support/github-markdown.ts';
import { deleteInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';
import { factsOfRun, many } from '../support/summary-facts.ts';

describe('the limits of a summary', () => {
  it('hazard 51: shows failures as code', () => {
    const outcome = failedOutcome('<script>|x\n`', 'AccessDenied', '[click](http://evil)');
    const explanations = [{ failure: 'f', happened: 'rights <b>', todo: 'ask @org' }];
    const text = summaryOf(factsOfRun([outcome], { explanations }));
    expect(text).toContain('`AccessDenied`: `[click](http://evil)`, first `` <script>|x\\u{a}` ``');
    const { elements, links, references } = markupOf(text);
    expect(elements).toEqual(['code', 'h3', 'li', 'p', 'strong', 'sub', 'ul']);
    expect([...links, ...references]).toEqual([]);
  });

  it('hazard 52: stays far below the limit of the runner with the longest keys', () => {
    const outcomes = many(1000, (n) =>
      failedOutcome(`${n}${'<'.repeat(1020)}`, `C${n}`, '|'.repeat(2000)),
    );
    expect(Buffer.byteLength(summaryOf(factsOfRun(outcomes)))).toBeLessThan(512 * 1024);
  });

  /** Every part at its longest. */
  function longest(): SummaryFacts {
    const control = '\u0001'.repeat(1000);
    const lines = many(60, () => done('')).map((_, n) => `${n}${control}\n${control}`);
    return factsOfRun(
      [
        ...many(1000, (n) => failedOutcome(`${n}${control}`, `C${n}`, control)),
        ...many(1000, (n) => done(`${n}${control}`, { bytes: n })),
      ],
      {
        inputs: deleteInputs({ prefix: `${control}/` }),
        report: `/${control}`,
        plan: { lines: [], markdown: 'p'.repeat(200 * 1024), refused: '' },
        warnings: lines,
        interruption: { thrown: new InputError(lines) },
        explanations: lines.map((happened) => ({ failure: 'f', happened, todo: control })),
      },
    );
  }

  const LONGEST = longest();

  it('hazard 85: stays below the limit of the runner with everything in it at its longest', () => {
    const text = summaryOf(LONGEST);
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    for (const part of [
      'What happened',
      'ppp',
      'other causes',
      'What changed',
      'more: the report',
    ]) {
      expect(text).toContain(part);
    }
    expect(text).not.toContain('left out, because');
  });

  it.each([60_000, 20_000, 4_000])(
    'hazard 85: leaves out whole parts of a summary that may have %d bytes, and says so',
    (limit) => {
      const text = summaryOf(LONGEST, limit);
      expect(Buffer.byteLength(text)).toBeLessThanOrEqual(limit);
      expect(text).toContain('Parts of this summary are left out');
      expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
      expect(text).not.toContain('ppp');
    },
  );

  it('hazard 85: leaves out the least important part first, and no other', () => {
    const plan = { lines: [], markdown: 'p'.repeat(2 ** 20), refused: '' };
    const text = summaryOf({ ...factsOfRun([done('a')], { report: '/r.jsonl' }), plan });
    expect(text).toContain('### ✅ Uploaded');
    expect(text).not.toContain('ppp');
    expect(text).toContain('The complete report: `/r.jsonl`');
    const outcomes = many(300, (n) => done(`k${n}`));
    const short = summaryOf(factsOfRun(outcomes, { warnings: ['careful'] }), 700);
    expect(short).toContain('careful');
    expect(short).toContain('What changed');
    expect(summaryOf(factsOfRun(outcomes, { warnings: ['careful'] }), 400)).not.toContain('What');
  });

  it('hazard 85: counts bytes after it has escaped, of names that need as many as they can', () => {
    const outcomes = many(500, (n) => {
      const name = `${n}${'\u200b'.repeat(250)}`;
      return failedOutcome(name, `${n}${'\u0001'.repeat(750)}`, '`|'.repeat(375));
    });
    const warnings = Array<string>(500).fill('é`'.repeat(375));
    const text = summaryOf(factsOfRun(outcomes, { warnings }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('other causes');
  });

  it('hazard 85: names buckets, prefixes, endpoints and errors literally, for the runner to mask', () => {
    const inputs = deleteInputs({ bucket: 'my-bucket', prefix: 'my-prefix/' });
    const outcomes = [failedOutcome('a/my-key.txt', 'X-Code', 'no right to <my-secret+/=&"1">')];
    const text = summaryOf(factsOfRun(outcomes, { inputs, endpoint: 'https://my.host:9000' }));
    for (const secret of [
      'my-bucket/my-prefix/',
      'a/my-key.txt',
      'X-Code',
      'https://my.host:9000',
      '<my-secret+/=&"1">',
    ]) {
      expect(text).toContain(secret);
    }
  });

  it.each(['two words', 'a  b (c), #1: d.', "it's [d](e) & <f>", '/a/b c/@d', '`g` h! "i"'])(
    'hazard 85: keeps a secret in one piece wherever a text of others stands: %s',
    (secret) => {
      const inputs = deleteInputs({ prefix: `${secret}/`, title: `Site ${secret}` });
      const outcomes = [failedOutcome(secret, 'X', `not ${secret}`)];
      const warnings = [`kept (${quote(secret)}) here`];
      const text = summaryOf(factsOfRun(outcomes, { inputs, warnings }));
      const refused = [`title ${quote(secret)} is odd: remove it`];
      const title = `Site ${secret}`;
      const refusal = refusalSummary(new InputError(refused), { title, address: undefined });
      // The runner also masks a secret as it is in JSON.
      const masked = [secret, JSON.stringify(secret).slice(1, -1)];
      const count = (all: string) =>
        masked.reduce((left, one) => left.replaceAll(one, '***'), all).split('***').length - 1;
      expect([count(text), count(refusal)]).toEqual([5, 2]);
    },
  );
});
