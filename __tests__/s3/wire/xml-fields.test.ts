import { describe, expect, it } from 'vitest';
import { readXml } from '../../../src/s3/wire/xml/read-xml.ts';

const read = (source: string, rowNames?: ReadonlySet<string>) =>
  readXml(Buffer.from(source), rowNames);

describe('fields and rows', () => {
  it('are by path below the row or the root', () => {
    const source =
      '<Page><More>true</More><Owner><ID>1</ID></Owner>' +
      '<Row><Key>a</Key><Owner><ID>2</ID><Name/></Owner><Row><Key>b</Key></Row></Row>' +
      '<Group><Other>c</Other></Group><Row/></Page>';
    expect(read(source, new Set(['Row', 'Other']))).toEqual({
      root: 'Page',
      fields: new Map([
        ['More', 'true'],
        ['Owner/ID', '1'],
      ]),
      rows: [
        {
          name: 'Row',
          fields: new Map([
            ['Key', 'a'],
            ['Owner/ID', '2'],
            ['Owner/Name', ''],
            ['Row/Key', 'b'],
          ]),
        },
        { name: 'Other', fields: new Map([['', 'c']]) },
        { name: 'Row', fields: new Map([['', '']]) },
      ],
    });
  });

  it.each([
    ['twice', '<Key>a</Key><Key>a</Key>'],
    ['three times', '<Key>a</Key><Key>a</Key><Key>a</Key>'],
    ['and has elements the first time', '<Key><b/></Key><Key>a</Key>'],
    ['and has elements the second time', '<Key>a</Key><Key><b/></Key>'],
  ])('hold no text where the element stands %s', (_, inner) => {
    const document = read(`<a><Row>${inner}</Row>${inner}</a>`, new Set(['Row']));
    expect(document?.fields.get('Key')).toBeUndefined();
    expect(document?.rows[0]?.fields.get('Key')).toBeUndefined();
    expect(document?.rows[0]?.fields.has('Key')).toBe(true);
  });

  it('hold the text of a root without elements; the root is no row', () => {
    expect(read('<a>b</a>', new Set(['a']))).toEqual({
      root: 'a',
      fields: new Map([['', 'b']]),
      rows: [],
    });
  });

  it('are by names that every object has, too', () => {
    const document = read('<a><__proto__>b</__proto__><constructor>c</constructor></a>');
    expect([...(document?.fields ?? [])]).toEqual([
      ['__proto__', 'b'],
      ['constructor', 'c'],
    ]);
  });

  it('are read of a million elements, but not of a million rows', () => {
    const elements = '<b/>'.repeat(1_000_000);
    expect(read(`<a>${elements}</a>`)?.fields).toEqual(new Map([['b', undefined]]));
    expect(read(`<a>${elements}</a>`, new Set(['b']))).toBeUndefined();
    expect(read(`<a>${'<b/>'.repeat(100_000)}</a>`, new Set(['b']))?.rows).toHaveLength(100_000);
  });

  it('are refused of a million levels', () => {
    expect(read('<b>'.repeat(1_000_000) + '</b>'.repeat(1_000_000))).toBeUndefined();
  });
});
