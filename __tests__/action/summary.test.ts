import { describe, expect, it } from 'vitest';
import { type SummaryFacts, summaryOf } from '../../src/action/report/summary.ts';
import { InputError } from '../../src/core/errors.ts';
import { skipped } from '../../src/core/outcome.ts';
import { createTally } from '../../src/core/tally.ts';
import { deleteInputs, uploadInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';

function facts(changes: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    inputs: uploadInputs(),
    tally: createTally(),
    endpoint: undefined,
    report: undefined,
    plan: undefined,
    warnings: [],
    interruption: undefined,
    explanations: [],
    ...changes,
  };
}

describe('summaryOf', () => {
  it('counts what was done, and says why objects were skipped', () => {
    const tally = createTally();
    for (let n = 0; n < 1204; n += 1) tally.add(done(`k${n}`, { bytes: 1024 }));
    tally.add(skipped('upload', { bucket: 'b', key: 'l' }, 'symlink'));
    expect(summaryOf(facts({ tally, endpoint: 'https://s3.example' }))).toBe(
      [
        '### upload-dir: complete',
        '',
        '`b/site/` at `https://s3.example`',
        '',
        '| objects | |',
        '| --- | ---: |',
        '| uploaded | 1,204 |',
        '| skipped | 1 |',
        '| failed | 0 |',
        '| bytes | 1.2 MiB |',
        '',
        '- 1 skipped as `symlink`: a symbolic link (follow-symlinks: true uploads what it points to)',
      ].join('\n'),
    );
  });

  it('says that a dry run changed nothing', () => {
    const text = summaryOf(facts({ inputs: deleteInputs({ dryRun: true }) }));
    expect(text).toContain(
      '**Dry run: nothing was changed. The numbers are what a real run would do.**',
    );
  });

  it('hazard 51: shows failures as code, with the report and what to do', () => {
    const tally = createTally();
    tally.add(failedOutcome('<script>|x\n`', 'AccessDenied', '[click](http://evil)'));
    const explanations = [{ failure: 'f', happened: 'rights missing', todo: 'ask for rights' }];
    const text = summaryOf(facts({ tally, report: '/r.jsonl', explanations }));
    expect(text).toContain('### upload-dir: NOT complete');
    expect(text).toContain(
      '- failed: 1; code: `AccessDenied`; message: `[click](http://evil)`; ' +
        'first key: `` <script>|x\\u{a}` ``',
    );
    expect(text).toContain('The complete report: `/r.jsonl`');
    expect(text).toContain('| `rights missing` | `ask for rights` |');
  });

  it('names 20 causes and counts the others', () => {
    const tally = createTally();
    for (let n = 0; n < 25; n += 1) tally.add(failedOutcome(`k${n}`, `Code${n}`));
    const text = summaryOf(facts({ tally }));
    expect(text.match(/`Code\d+`/g)).toHaveLength(20);
    expect(text).toContain('5 more causes are in the report.');
  });

  it('says why a run stopped early', () => {
    const text = summaryOf(facts({ interruption: { thrown: new Error('no route') } }));
    expect(text).toContain('NOT complete');
    expect(text).toContain('Stopped early: `no route`');
    const problems = summaryOf(facts({ interruption: { thrown: new InputError(['a', 'b']) } }));
    expect(problems).toContain('Stopped early:\n\n- `a`\n- `b`');
  });

  it('hazard 52: stays far below the limit of the runner with the longest keys', () => {
    const tally = createTally();
    for (let n = 0; n < 1000; n += 1) {
      tally.add(failedOutcome(`${n}${'<'.repeat(1020)}`, `C${n}`, '|'.repeat(2000)));
    }
    expect(Buffer.byteLength(summaryOf(facts({ tally })))).toBeLessThan(512 * 1024);
  });

  it('hazard 85: stays below the limit of the runner with everything in it at its longest', () => {
    const tally = createTally();
    const control = '\u0001'.repeat(1000);
    for (let n = 0; n < 1000; n += 1) tally.add(failedOutcome(`${n}${control}`, `C${n}`, control));
    const many = Array.from({ length: 60 }, (_, n) => `${n}${control}\n${control}`);
    const text = summaryOf(
      facts({
        tally,
        inputs: deleteInputs({ prefix: `${control}/` }),
        report: `/${control}`,
        plan: { lines: [], markdown: 'p'.repeat(400 * 1024) },
        warnings: many,
        interruption: { thrown: new InputError(many) },
        explanations: many.map((happened) => ({ failure: 'f', happened, todo: control })),
      }),
    );
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('| what happened | what to do |');
    expect(text).toContain('ppp');
    expect(text).toContain('more causes are in the report.');
  });

  it('hazard 85: leaves out a part with which it would be too long, and no other', () => {
    const plan = { lines: [], markdown: 'p'.repeat(2 ** 20) };
    const text = summaryOf(facts({ plan, report: '/r.jsonl' }));
    expect(text).toContain('### upload-dir: complete');
    expect(text).not.toContain('ppp');
    expect(text).toContain('The complete report: `/r.jsonl`');
  });

  it('hazard 85: counts bytes after it has escaped, of names that need as many as they can', () => {
    const tally = createTally();
    for (let n = 0; n < 500; n += 1) {
      const name = `${n}${'\u200b'.repeat(250)}`;
      tally.add(failedOutcome(name, `${n}${'\u0001'.repeat(750)}`, '`|'.repeat(375)));
    }
    const text = summaryOf(facts({ tally, warnings: Array<string>(500).fill('é`'.repeat(375)) }));
    expect(Buffer.byteLength(text)).toBeLessThan(1024 * 1024);
    expect(text).toContain('more causes are in the report.');
  });

  it('hazard 85: names buckets, prefixes, endpoints and errors literally, for the runner to mask', () => {
    const tally = createTally();
    tally.add(failedOutcome('a/my-key.txt', 'X-Code', 'no right to <my-secret+/=&"1">'));
    const inputs = deleteInputs({ bucket: 'my-bucket', prefix: 'my-prefix/' });
    const text = summaryOf(facts({ inputs, tally, endpoint: 'https://my.host:9000' }));
    for (const secret of [
      'my-bucket/my-prefix/',
      'a/my-key.txt',
      'X-Code',
      'https://my.host:9000',
    ]) {
      expect(text).toContain(secret);
    }
    expect(text).toContain('<my-secret+/=&"1">');
  });
});
