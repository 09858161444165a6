import { describe, expect, it } from 'vitest';
import {
  causeSections,
  inputsTable,
  modesTable,
  outputsTable,
  replaceSection,
} from '../../scripts/docs.ts';
import { modeNamed } from '../../src/action/modes/modes.ts';

describe('inputsTable', () => {
  it('shows name, default and meaning, in one line each', () => {
    const table = inputsTable({
      mode: { required: true, description: 'What to do:\n  `a` | `b`.' },
      flag: { default: 'false', description: 'A flag.' },
      text: { description: 'Any text.' },
    });
    expect(table.split('\n')).toEqual([
      '| input | default | meaning |',
      '| --- | --- | --- |',
      '| `mode` | required | What to do: `a` \\| `b`. |',
      '| `flag` | `false` | A flag. |',
      '| `text` |  | Any text. |',
    ]);
  });
});

describe('modesTable', () => {
  it('shows what a mode does, the inputs of its own, and what it counts', () => {
    const mode = modeNamed('abort-uploads');
    expect(modesTable(mode === undefined ? [] : [mode]).split('\n')).toEqual([
      '| mode | what it does | inputs beside the common ones | counts |',
      '| --- | --- | --- | --- |',
      '| `abort-uploads` | aborts old multipart uploads under a prefix that were never completed | ' +
        '`whole-bucket`, `include`, `exclude`, `unmatched`, `older-than` | `aborted` |',
    ]);
  });
});

describe('outputsTable', () => {
  it('shows name and meaning', () => {
    expect(outputsTable({ failed: { description: 'A number.' } })).toContain(
      '| `failed` | A number. |',
    );
  });
});

describe('causeSections', () => {
  it('shows the sentences for an example, and all signs', () => {
    const text = causeSections([
      {
        id: 'gone',
        signs: [
          { codes: ['A*', 'B'], statuses: [404] },
          { codes: ['*'], when: () => true, condition: 'it says `so_so`' },
        ],
        happened: ({ bucket, endpoint = '' }) => `${bucket} at ${endpoint}`,
        todo: () => 'look\n for *_it',
      },
    ]);
    expect(text.split('\n')).toEqual([
      '## gone',
      '',
      '- What happened: my-bucket at https://s3.example.com.',
      '- What to do: look for \\*\\_it.',
      '- Codes: `A*`, `B`, status 404; any code, when it says `so_so`.',
    ]);
  });
});

describe('replaceSection', () => {
  it('replaces what lies between the markers', () => {
    const text = 'a\n<!-- x:begin -->\nold\n<!-- x:end -->\nb';
    expect(replaceSection(text, 'x', 'new')).toBe(
      'a\n<!-- x:begin -->\n\nnew\n\n<!-- x:end -->\nb',
    );
  });

  it.each(['nothing', '<!-- x:begin -->', '<!-- x:begin --><!-- x:end --><!-- x:begin -->'])(
    'refuses %j',
    (text) => {
      expect(() => replaceSection(text, 'x', 'new')).toThrow(/each once: put them back/);
    },
  );
});
