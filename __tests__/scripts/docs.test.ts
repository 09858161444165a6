import { describe, expect, it } from 'vitest';
import { inputsTable, outputsTable, replaceSection } from '../../scripts/docs.ts';

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

describe('outputsTable', () => {
  it('shows name and meaning', () => {
    expect(outputsTable({ failed: { description: 'A number.' } })).toContain(
      '| `failed` | A number. |',
    );
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
