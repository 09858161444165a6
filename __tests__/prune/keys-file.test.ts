import { appendFile, mkdtemp, rename, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  createNameSet,
  type FileLine,
  type FileLines,
  openFileLines,
} from '../../src/prune/keys-from/file-lines.ts';
import { createKeysFile, lookOf } from '../../src/prune/keys-from/keys-file.ts';
import { anyCharacter } from '../support/any-character.ts';

const PLACE = { bucket: 'b', prefix: 'p/' };

function read(lines: readonly string[]) {
  const file = createKeysFile(PLACE);
  const results = lines.map((line) => file.read(line));
  return {
    keys: results.flatMap(({ key }) => key ?? []),
    problems: results.flatMap(({ problems }) => problems),
    end: file.end(),
    kind: file.kind,
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
      end: [],
      kind: 'keys',
    });
  });

  it('names every problem of a header, and nothing after it', () => {
    const bad = header({ bucket: 'x', prefix: undefined, dryRun: 'no', mode: 7 });
    const { problems, keys, end } = read([bad, 'anything', 'other/x']);
    expect(problems.map((problem) => problem.slice(0, 19))).toEqual([
      'the report is about',
      'the report is about',
      'the report is of an',
      'the report says a t',
    ]);
    expect(problems[1]).toContain('about another prefix, the inputs name');
    expect([keys, end]).toEqual([[], []]);
  });

  it('hazard 82: shows the text of no line that is no key under the prefix', () => {
    const secret = 'hunter2';
    const texts = { bucket: secret, prefix: secret, mode: secret, version: secret, dryRun: secret };
    const files = [
      [secret],
      ['p/a', secret, `p/../${secret}`, `p/${secret}\ud800`],
      [`p/${secret.repeat(200)}`],
      [`{"op":"${secret}"}`],
      [header(texts)],
      [header({ ...texts, version: 1 })],
      [header(), `{"op":"delete","key":"${secret}","status":"failed"}`, secret],
      [header({ dryRun: true }), `{"op":"delete","key":"${secret}","status":"failed"}`],
      [
        header({ dryRun: true }),
        `{"op":"delete","key":"p/a","status":"done","etag":["${secret}"],"size":"${secret}","lastModified":"${secret}","versionId":{"a":"${secret}"},"current":"${secret}"}`,
      ],
      [header({ dryRun: true }), `{"counts":{"failed":0,"deleted":"${secret}"}}`],
    ];
    for (const lines of files) {
      const { problems, end } = read(lines);
      expect(problems.length + end.length).toBeGreaterThan(0);
      expect([...problems, ...end].join('\n')).not.toContain('unter2');
    }
  });

  it.each(['{"version":1}', '{"mode":"delete-prefix"}', '{', '{"op":"delete"}', '{}'])(
    'takes no report for keys: %s',
    (line) => {
      expect(read([line]).problems).toHaveLength(1);
    },
  );

  it('gives exactly the failures of any report, and no key that is not under the prefix', () => {
    const status = fc.constantFrom('failed', 'done', 'skipped');
    const name = fc.string({ unit: anyCharacter, minLength: 1, maxLength: 20 });
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
        expect([result.end, result.kind]).toEqual([[], 'failures']);
      }),
    );
  });
});

describe('lookOf', () => {
  it.each<[head: string | Buffer, what: string, isSure: boolean]>([
    ['PK\x03\x04rest', 'a ZIP archive', true],
    [Buffer.from('\x1f\x8b\x08\0', 'latin1'), 'gzip data', true],
    ['%PDF-1.7', 'a PDF document', true],
    [Buffer.from('\ufeffsite/a\n', 'utf16le'), 'text in UTF-16', true],
    [Buffer.from('site/a\n', 'utf16le'), 'text in UTF-16', true],
    ['\n  <!doctype HTML>', 'an HTML page', true],
    ['<html lang="en">', 'an HTML page', true],
    ['\ufeff<?xml version="1.0"?>', 'XML', true],
    ['<ListBucketResult xmlns="x">', 'XML', true],
    ['["site/a","site/b"]', 'JSON', true],
    ['[\n  "site/a"\n]', 'JSON', true],
    ['{\r\n', 'JSON', true],
    ['{"Contents": []}', 'JSON', true],
    ['s3://bucket/site/a', 'a list of s3:// URLs', false],
    ['https://cdn.example/site/a', 'a list of URLs', false],
    ['2026-01-02 10:00:00       1234 site/a', 'the output of aws s3 ls', false],
    ['delete: s3://bucket/site/a', 'the output of an aws s3 command', false],
    ['- site/a', 'YAML', false],
    ['key,size\nsite/a,1', 'a table (CSV)', false],
    ['"bucket","site/a"', 'a table (CSV)', false],
  ])('%j: %s', (head, what, isSure) => {
    expect(lookOf(Buffer.from(head))).toEqual({ what, isSure });
  });

  it.each([
    '',
    'site/a\n',
    '[2026] photo.jpg',
    '{a}',
    '{"op":"delete"}',
    '<a>',
    'PK',
    'Über uns/x',
  ])('%j is nothing in particular', (head) => {
    expect(lookOf(Buffer.from(head))).toBeUndefined();
  });
});

async function fileWith(content: string | Buffer): Promise<{ path: string; file: FileLines }> {
  const path = join(await mkdtemp(join(tmpdir(), 'lines-')), 'lines');
  await writeFile(path, content);
  return { path, file: await openFileLines(path) };
}

async function all(file: FileLines): Promise<FileLine[]> {
  const lines: FileLine[] = [];
  for await (const page of file.pages()) lines.push(...page);
  return lines;
}

const textsOf = async (content: string | Buffer) => {
  const { file } = await fileWith(content);
  const lines = await all(file);
  await file.close();
  expect(lines.map(({ number }) => number)).toEqual(lines.map((_, index) => index + 1));
  return lines.map(({ text }) => text);
};

describe('openFileLines', () => {
  it.each([
    ['', []],
    ['a', ['a']],
    ['a\n', ['a']],
    ['\n\na', ['', '', 'a']],
    ['a\r\nb', ['a\r', 'b']],
    ['\ufeffa\n\ufeffb', ['a', '\ufeffb']],
    ['\u2028\u0085', ['\u2028\u0085']],
  ])('reads %j', async (content, texts) => {
    expect(await textsOf(content)).toEqual(texts);
  });

  it('reads lines that lie across what is read at a time', async () => {
    const lines = Array.from({ length: 9_000 }, (_, n) => `${'é'.repeat(n % 40)}${n}`);
    expect(await textsOf(lines.join('\n'))).toEqual(lines);
    expect(await textsOf('x'.repeat(1024 * 1024))).toEqual(['x'.repeat(1024 * 1024)]);
  });

  it('tells what is no text', async () => {
    expect(await textsOf(Buffer.from('a\n\xff\nb', 'latin1'))).toEqual(['a', undefined, 'b']);
    expect(await textsOf(`a\n${'x'.repeat(1024 * 1024 + 1)}`)).toEqual(['a', undefined]);
    expect(await textsOf(`${'x'.repeat(1024 * 1024 + 1)}\na`)).toEqual([undefined, 'a']);
  });

  it('reads a file again, and refuses one whose name another took', async () => {
    const { path, file } = await fileWith('a\n');
    await writeFile(`${path}-2`, 'b\n');
    expect(await all(file)).toEqual([{ number: 1, text: 'a' }]);
    await rename(`${path}-2`, path);
    await expect(all(file)).rejects.toMatchObject({ code: 'FileChanged' });
    await file.close();
  });

  it('throws before it yields anything of a file that was written to', async () => {
    const { path, file } = await fileWith('a\n');
    await appendFile(path, 'b\n');
    const lines: FileLine[] = [];
    const reading = (async () => {
      for await (const page of file.pages()) lines.push(...page);
    })();
    await expect(reading).rejects.toThrow(
      `the file ${JSON.stringify(path)} changed while it was being read: run again when nothing else`,
    );
    expect(lines).toEqual([]);
    await file.close();
  });
});

describe('createNameSet', () => {
  it('does what a set does, and ticks names off once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 })),
        fc.string({ maxLength: 3 }),
        (all, other) => {
          const names = createNameSet();
          const model = new Set<string>();
          for (const name of all) {
            expect(names.add(name)).toBe(!model.has(name));
            model.add(name);
          }
          expect(names.size).toBe(model.size);
          for (const name of model) {
            expect([names.take(name), names.take(name), names.add(name)]).toEqual([
              'first',
              'again',
              false,
            ]);
          }
          if (!model.has(other)) expect(names.take(other)).toBe('absent');
        },
      ),
    );
  });

  it('holds many names', () => {
    const names = createNameSet();
    const all = Array.from({ length: 50_000 }, (_, n) => `site/${n}`);
    expect(all.filter((name) => !names.add(name))).toEqual([]);
    expect(all.filter((name) => names.add(name))).toEqual([]);
    expect(all.filter((name) => names.take(name) !== 'first')).toEqual([]);
    expect(names.size).toBe(50_000);
  });
});
