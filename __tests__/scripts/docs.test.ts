import { describe, expect, it } from 'vitest';
import { causeSections } from '../../scripts/docs/errors-page.ts';
import { modesSection } from '../../scripts/docs/manifest.ts';
import { anchor, table, withSections } from '../../scripts/docs/markdown.ts';
import { sectionOf } from '../../scripts/docs/sections.ts';
import { modeNamed } from '../../src/action/modes/modes.ts';

describe('table', () => {
  it('has a row in one line each, in which no pipe ends a cell', () => {
    expect(table(['a', 'b'], [['x | y', 'one\n  two']])).toBe(
      '| a | b |\n| --- | --- |\n| x \\| y | one two |',
    );
  });
});

describe('anchor', () => {
  it.each([
    ['Coming from `aws s3 sync`', 'coming-from-aws-s3-sync'],
    ['What to do, and when?', 'what-to-do-and-when'],
    ['max-deletes', 'max-deletes'],
    ['Größe', 'größe'],
  ])('is what GitHub makes of %j', (heading, expected) => {
    expect(anchor(heading.replaceAll('`', ''))).toBe(expected);
  });
});

describe('modesSection', () => {
  it('shows what a mode does, and what it counts', () => {
    const mode = modeNamed('abort-uploads');
    expect(modesSection(mode === undefined ? [] : [mode]).split('\n')).toEqual([
      '| mode | what it does | counts |',
      '| --- | --- | --- |',
      '| [`abort-uploads`](abort-uploads.md) | aborts old multipart uploads under a prefix that ' +
        'were never completed | `aborted` |',
    ]);
  });
});

describe('sectionOf', () => {
  it.each([
    'inputs/common',
    'inputs/sync-dir',
    'outputs',
    'workflow/deploy-site',
    'bench/tls',
    'figures/scenarios',
  ])('makes %s', (name) => {
    expect(sectionOf(name).length).toBeGreaterThan(100);
  });

  it('makes the steps of a workflow from that of the action on', () => {
    const text = sectionOf('steps/deploy-and-invalidate');
    expect(text).toMatch(/^```yaml\n- uses: org\/s3-batch-action@v1\n {2}id: deploy\n {2}with:\n/);
    expect(text).toMatch(/\n- name: Invalidate what changed\n[^]*\n```$/);
  });

  it.each([
    'x',
    'inputs/x',
    'policy/x',
    'stores/x',
    'bench/x',
    'figures/x',
    'workflow/x',
    'steps/x',
    'picture/x',
    'inputs',
    'modes/x',
  ])('refuses %s', (name) => {
    expect(() => sectionOf(name)).toThrow(/nothing makes|no mode/);
  });
});

describe('the section of a picture', () => {
  const section = sectionOf('picture/docs/pictures/summary');

  it('has it light and dark, where the page says', () => {
    expect(section).toMatch(/dark\)" srcset="docs\/pictures\/summary-dark\.png">/);
    expect(section).toMatch(/ src="docs\/pictures\/summary-light\.png"/);
    expect(sectionOf('picture/pictures/failure')).toContain(' src="pictures/failure-light.png"');
  });

  it('says in words what it shows, without times', () => {
    const words = /alt="([^"]*)"/.exec(section)?.[1]?.replaceAll('\n', ' ');
    expect(words).toMatch(/^Job summary: Synced public to my-bucket\/site\/\. 2 new, .* KiB$/);
    expect(sectionOf('picture/x/failure')).toMatch(/9 of 9 objects were not uploaded">/);
    expect(Math.max(...section.split('\n').map(({ length }) => length))).toBeLessThan(120);
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

describe('withSections', () => {
  it('replaces what lies between the markers of each name', () => {
    const text = 'a `<!-- z:begin -->`\n<!-- x/y:begin -->\nold\n<!-- x/y:end -->\nb';
    expect(withSections(text, (name) => `new ${name}`)).toBe(
      'a `<!-- z:begin -->`\n<!-- x/y:begin -->\n\nnew x/y\n\n<!-- x/y:end -->\nb',
    );
  });

  it.each(['<!-- x:begin -->', '<!-- x:begin -->\n<!-- x:end -->\n<!-- x:begin -->'])(
    'refuses %j',
    (text) => {
      expect(() => withSections(text, () => 'new')).toThrow(/each once: put them back/);
    },
  );
});
