import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SKIP_REASONS } from '../../src/core/outcome.ts';
import * as library from '../../src/index.ts';
import { exportedNames, exportsSection, sectionOfNames } from '../../scripts/docs/exports.ts';

const ROOT = join(import.meta.dirname, '../..');
const exported = (name: string) => ({
  name,
  file: 'core/items.ts',
  isType: false,
  doc: 'A thing.',
});

/** The names between braces in src/index.ts, without the compiler. */
function namesInIndex(): readonly string[] {
  const text = readFileSync(join(ROOT, 'src/index.ts'), 'utf8');
  const lists = [...text.matchAll(/^export (?:type )?\{([^}]*)\}/gm)].map(([, list = '']) => list);
  return lists.flatMap((list) => list.match(/\w+(?=\s*(?:,|$))/g) ?? []);
}

describe('exportsSection', () => {
  const section = exportsSection();
  const entries = [...section.matchAll(/^- `(\w+)`: (.*)$/gm)];

  it('has one entry for each name that the library exports', () => {
    const names = entries.map(([, name]) => name);
    expect(namesInIndex().length).toBeGreaterThan(100);
    expect(names.sort()).toEqual([...namesInIndex()].sort());
  });

  it('has functions and classes before the types of their topic', () => {
    const values = section
      .split(/^### /m)
      .flatMap((topic) => [...(topic.split('\nTypes:\n')[0] ?? '').matchAll(/^- `(\w+)`/gm)])
      .map(([, name]) => name);
    expect(values.sort()).toEqual(Object.keys(library).sort());
  });

  it('has a sentence for each', () => {
    const isSentence = (text = '') => /^[A-Z`]/.test(text) && text.endsWith('.');
    expect(entries.filter(([, , text]) => !isSentence(text))).toEqual([]);
  });

  it('is what docs/library.md shows', () => {
    const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
    const [, shown] = /<!-- exports:begin -->\n\n([^]*)\n\n<!-- exports:end -->/.exec(page) ?? [];
    expect(shown).toBe(section);
  });
});

describe('docs/library.md', () => {
  it('explains each reason to skip an object, once', () => {
    const page = readFileSync(join(ROOT, 'docs/library.md'), 'utf8');
    const [, list = ''] = /for one of these reasons:\n\n([^]*?)\n\n/.exec(page) ?? [];
    const named = [...list.matchAll(/^- `([\w-]+)`: /gm)].map(([, reason]) => reason);
    expect(named.sort()).toEqual([...SKIP_REASONS].sort());
  });
});

describe('sectionOfNames', () => {
  it('takes the first sentence, and no full stop of code for its end', () => {
    const doc = 'Reads `a. b` of e.g.this, then ends. Throws.';
    const section = sectionOfNames([{ ...exported('read'), doc }]);
    expect(section).toContain('- `read`: Reads `a. b` of e.g.this, then ends.\n');
  });

  it('refuses a name without a sentence', () => {
    const silent = { ...exported('silent'), doc: '' };
    expect(() => sectionOfNames([silent])).toThrow('silent has no docstring with a sentence');
  });

  it('refuses a name without a topic', () => {
    const lost = { ...exported('lost'), file: 'action/log.ts' };
    expect(() => sectionOfNames([exported('read'), lost])).toThrow(
      'no topic has lost (action/log.ts)',
    );
  });
});

describe('exportedNames', () => {
  it('tells a class that is exported as a type from one that is exported', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'exports-')), 'index.mts');
    const code = '/** A. */\nclass A {}\n/** B. */\nclass B {}\nexport { A, type B };\n';
    writeFileSync(file, code);
    const found = exportedNames(file).map(({ name, isType, doc }) => [name, isType, doc]);
    expect(found).toEqual([
      ['A', false, 'A.'],
      ['B', true, 'B.'],
    ]);
  });
});
