import { describe, expect, it } from 'vitest';
import {
  causeSections,
  codeSections,
  errorsPage,
  OWN_MEANINGS,
} from '../../scripts/docs/errors-page.ts';
import { modesSection } from '../../scripts/docs/manifest.ts';
import { anchor, table, withSections } from '../../scripts/docs/markdown.ts';
import { sectionOf } from '../../scripts/docs/sections.ts';
import { modeNamed } from '../../src/action/modes/modes.ts';
import { OWN_CODES } from '../../src/core/errors.ts';
import { ERROR_ROWS } from '../../src/s3/error-codes/error-codes.ts';
import { OWN_ADVICE } from '../../src/s3/error-codes/own.ts';
import { anchorsOf, linksOf } from '../support/markdown-links.ts';

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

describe('codeSections', () => {
  const row = { happened: () => 'it broke', todo: () => 'mend it' };
  const text = codeSections([
    { ...row, id: 'first', signs: [{ codes: ['Two'], when: () => true, condition: 'it is late' }] },
    { ...row, id: 'kms', signs: [{ codes: ['KMS*', 'Two'] }, { codes: ['*'], statuses: [503] }] },
  ]);

  it.each([
    ['one cause', '### `KMS*` codes\n\nIt broke. Mend it. Cause: [kms](#kms).\n'],
    ['several', '### `Two`\n\n- [first](#first): when it is late.\n- [kms](#kms): otherwise.\n'],
    ['the index', '- K: [`KMS*`](#kms-codes)\n'],
    ['no advice', '### `NoSuchKey`\n\nThe object was gone when it was read or copied.\n'],
    ['a status', '### Without a code of its own\n\n- [kms](#kms): any error, status 503.\n'],
  ])('shows %s', (_, section) => {
    expect(text).toContain(section);
  });

  it('lists many causes once, and refers to them', () => {
    const rows = Array.from({ length: 7 }, (_, n) => {
      return { ...row, id: `cause-${n}`, signs: [{ codes: ['Many', 'More'] }] };
    });
    const page = codeSections(rows);
    expect(page.match(/ \[cause-3\]\(#cause-3\), /g)).toHaveLength(1);
    expect(page).toContain('### `More`\n\nThe same causes as [`Many`](#many).\n');
  });
});

describe('errorsPage', () => {
  const page = errorsPage();
  const anchors = anchorsOf(page);

  it('explains every own code, by a cause or by what it means', () => {
    const unadvised = Object.entries(OWN_ADVICE).filter(([, advice]) => advice === 'none');
    expect(Object.keys(OWN_MEANINGS)).toEqual(unadvised.map(([name]) => name));
    const headed = OWN_CODES.filter((name) => page.includes(`\n### \`${name}\`\n`));
    expect(headed).toEqual([...OWN_CODES]);
  });

  it('has a heading for every code of the tables', () => {
    const codes = ERROR_ROWS.flatMap(({ signs }) => signs.flatMap((sign) => sign.codes ?? []));
    const named = new Set(codes.filter((name) => name !== '*'));
    expect(named.size).toBeGreaterThan(100);
    expect([...named].filter((name) => !page.includes(`\n### \`${name}\``))).toEqual([]);
  });

  it('gives every heading an anchor of its own, the causes that of their id', () => {
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => anchor(heading));
    expect(headings.filter((one, n) => headings.indexOf(one) !== n)).toEqual([]);
    expect(ERROR_ROWS.filter(({ id }) => !headings.includes(id))).toEqual([]);
    const links = linksOf(page).filter((link) => link.startsWith('#'));
    expect(links.length).toBeGreaterThan(300);
    expect(links.filter((link) => !anchors.has(link.slice(1)))).toEqual([]);
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
