import { createTraffic } from '../../src/s3/send/traffic.ts';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { log } from '../../src/action/log.ts';
import { createChanges } from '../../src/action/report/changes.ts';
import { openLedger } from '../../src/action/report/ledger.ts';
import { outputsOf, setOutputs } from '../../src/action/report/outputs.ts';
import { summaryOf } from '../../src/action/report/summary/summary.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { foreignMarkup } from '../support/github-markdown.ts';
import { deleteInputs } from '../support/inputs.ts';
import { done, failedOutcome } from '../support/outcomes.ts';
import { type Chance, textOf } from './chance.ts';
import { fieldsOf, must, type Topic } from './topic.ts';

/** What means something to the runner, a terminal, Markdown, HTML, JSON or a reader of lines. */
const PIECES = [
  ...[
    '::error::x',
    '::set-output name=a::b',
    '##[error]',
    '##[',
    '::',
    '\n',
    '\r',
    '\r\n',
    '\u2028',
  ],
  ...['\u2029', '\u0085', '\v', '\f', '\u001b[31m', '\0', '\u202e', '\u200b', '\ufeff', '\ud800'],
  ...[
    '`',
    '``',
    '```',
    '|',
    '\\',
    '<script>',
    '</code>',
    '<!--',
    '&lt;',
    '[a](http://e)',
    '![a](x)',
  ],
  ...[
    '@org',
    '#1',
    '*',
    '_',
    '~~',
    '# ',
    '- ',
    '> ',
    '"',
    "'",
    '%0A',
    '%25',
    '$(x)',
    'EOF',
    'é',
    '😀',
  ],
  ...['ghadelimiter_', '<<', '=', ' ', '  ', 'a', 'b', '/', '.', '{"key":"x"}', '&#13;'],
];

/** Names and messages of others in the log, the summary, the outputs, the report and changed-keys. */
export const texts: Topic = {
  name: 'texts',
  turns: 1,
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-texts-'));
    const output = join(folder, 'output');
    process.env['GITHUB_OUTPUT'] = output;
    return Promise.resolve({
      tryCase: (chance) => tryTexts({ folder, output, chance }),
      close: () => {
        rmSync(folder, { recursive: true });
        return Promise.resolve();
      },
    });
  },
};

interface Place {
  readonly folder: string;
  readonly output: string;
  readonly chance: Chance;
}

function oddText(chance: Chance): string {
  const text = textOf(PIECES, 8, chance) || 'x';
  return chance.is(0.05) ? text.repeat(1 + chance.below(200)).slice(0, 1_000) : text;
}

async function tryTexts({ folder, output, chance }: Place): Promise<void> {
  const report = join(folder, 'report.jsonl');
  const inputs = deleteInputs({ prefix: `${oddText(chance)}/`, report });
  const ledger = await openLedger(inputs, { RUNNER_TEMP: folder });
  const outcomes = Array.from({ length: 1 + chance.below(6) }, (): Outcome => {
    const key = oddText(chance);
    return chance.is(0.5)
      ? done(key, { op: 'delete' })
      : failedOutcome(key, oddText(chance), oddText(chance));
  });
  const changes = createChanges();
  for (const outcome of outcomes) {
    await ledger.add(outcome);
    changes.add(outcome);
  }
  const words = { failure: 'f', happened: oddText(chance), todo: oddText(chance) };
  const files = await ledger.close(true, { failures: [words], requests: {} });
  const traffic = createTraffic();
  const facts = { tally: ledger.tally, traffic, files, isDryRun: false };
  proveReport(readFileSync(report, 'utf8'), outcomes);
  proveChanged(files.changedKeys, files.unlisted, outcomes);
  writeFileSync(output, '');
  setOutputs(facts);
  proveOutputs(readFileSync(output, 'utf8'), outputsOf(facts));
  const thrown = new Error(oddText(chance));
  proveSummary(
    summaryOf({
      ...{ inputs, tally: ledger.tally, traffic, endpoint: oddText(chance), report },
      ...{ expected: undefined, plan: undefined, changes: changes.groups() },
      ...{ duration: 1, now: new Date(), address: undefined },
      ...{ warnings: [oddText(chance)], interruption: { thrown }, explanations: [words] },
    }),
  );
  proveLog([oddText(chance), oddText(chance)]);
}

function proveReport(text: string, outcomes: readonly Outcome[]): void {
  const lines = text.trimEnd().split('\n');
  const about = () => JSON.stringify(text);
  must(lines.length === outcomes.length + 2, () => `a report of other lines: ${about()}`);
  must(!/[\v\f\r\u0085\u2028\u2029]/.test(text), () => `another line end: ${about()}`);
  outcomes.forEach(({ key }, index) => {
    must(fieldsOf(lines[index + 1] ?? '')?.['key'] === key, () => `${key} is lost: ${about()}`);
  });
}

/** Line ends to any reader, and what a file in UTF-8 can't hold. */
const UNLISTABLE = /[\p{Cc}\p{Zl}\p{Zp}\p{Cs}]/u;

function proveChanged(path: string | undefined, unlisted: number, outcomes: readonly Outcome[]) {
  const changed = outcomes.filter(({ status }) => status === 'done').map(({ key }) => key);
  const listed = changed.filter((key) => !UNLISTABLE.test(key));
  const text = path === undefined ? '' : readFileSync(path, 'utf8');
  const expected = listed.map((key) => `${key}\n`).join('');
  must(text === expected, () => `changed-keys: ${JSON.stringify({ text, expected })}`);
  must(unlisted === changed.length - listed.length, () => `${unlisted} are not listed`);
}

/** Reads the file as the runner does: `name<<delimiter`, lines, and the delimiter. */
function proveOutputs(text: string, expected: Readonly<Record<string, string>>): void {
  const found: Record<string, string> = {};
  const lines = text.split(/\r\n|\n|\r/);
  for (let at = 0; at < lines.length - 1; at += 1) {
    const [name = '', delimiter = ''] = (lines[at] ?? '').split('<<');
    const end = lines.indexOf(delimiter, at + 1);
    must(end > at, () => `an output without an end: ${JSON.stringify(text)}`);
    found[name] = lines.slice(at + 1, end).join('\n');
    at = end;
  }
  const isSame = JSON.stringify(found) === JSON.stringify(expected);
  must(isSame, () => `outputs: ${JSON.stringify({ found, expected })}`);
}

function proveSummary(markdown: string): void {
  const about = () => JSON.stringify(markdown);
  must(Buffer.byteLength(markdown) < 2 ** 20, () => `${markdown.length} characters`);
  const foreign = foreignMarkup(markdown);
  must(foreign.length === 0, () => `the summary has ${JSON.stringify(foreign)}: ${about()}`);
}

function proveLog(said: readonly string[]): void {
  const written: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = (text: string | Uint8Array) => {
    written.push(String(text));
    return true;
  };
  try {
    log.info(...said);
    log.warning(...said);
  } finally {
    process.stdout.write = write;
  }
  const lines = written.join('').trimEnd().split('\n');
  const about = () => JSON.stringify({ said, lines });
  must(lines.length === said.length + 1, () => `lines of the log: ${about()}`);
  lines.slice(0, -1).forEach((line) => {
    must(!line.trimStart().startsWith('::'), () => `a command: ${about()}`);
  });
  must(lines.at(-1)?.startsWith('::warning::') === true, () => `no warning: ${about()}`);
  must(
    lines.every((line) => !/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]|##\[/u.test(line)),
    () => `an invisible character or a command: ${about()}`,
  );
}
