import { describe, expect, it } from 'vitest';
import { childText, parseXml, xmlDocument } from '../src/http/xml.ts';

const key = (text: string) => childText(parseXml(`<Object><Key>${text}</Key></Object>`), 'Key');

describe('parseXml', () => {
  it.each([
    ['&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['&#65;&#x42;&#x1F600;', 'AB\u{1f600}'],
    ['&#x1;&#13;&#10;', '\u0001\r\n'],
    ['a\r\nb\rc', 'a\nb\nc'],
    [' a ', ' a '],
    ['&amp;lt;', '&lt;'],
    ['a<!-- > -->b', 'ab'],
    ['', ''],
  ])('reads %j', (text, value) => {
    expect(key(text)).toBe(value);
  });

  it('reads names with a namespace, attributes, a declaration and a byte order mark', () => {
    const text =
      '\ufeff<?xml version="1.0"?>\n<s3:A xmlns:s3="x"><s3:B c="d">e</s3:B><F/></s3:A>\n';
    expect(parseXml(text)).toMatchObject({ name: 'A', children: [{ text: 'e' }, { name: 'F' }] });
  });

  it.each([
    ['nothing', ''],
    ['text alone', 'text'],
    ['an element that is not closed', '<A><B></B>'],
    ['elements that overlap', '<A><B></A></B>'],
    ['two roots', '<A></A><B></B>'],
    ['text behind the root', '<A></A>b'],
    ['an open bracket', '<A><</A>'],
    ['an entity that nobody knows', '<A>&nbsp;</A>'],
    ['an ampersand by itself', '<A>a & b</A>'],
    ['a reference without its end', '<A>&#65</A>'],
    ['a reference beyond Unicode', '<A>&#x110000;</A>'],
    ['a reference to half a pair', '<A>&#xD83D;</A>'],
    ['a reference to nothing', '<A>&#0;</A>'],
    ['a control character', '<A>\u0001</A>'],
    ['a character that is none', '<A>\ufffe</A>'],
    ['a document type', '<!DOCTYPE A [<!ENTITY b "c">]><A>&b;</A>'],
  ])('refuses %s', (_, text) => {
    expect(() => parseXml(text)).toThrow('The XML you provided was not well-formed');
  });
});

describe('xmlDocument', () => {
  const document = (text: string) => xmlDocument('A', { Key: text }, false).toString();

  it('writes control characters as references, as S3 does', () => {
    expect(document('\u0001\r\u001f')).toContain('<Key>&#x1;&#13;&#x1f;</Key>');
  });

  it('writes what would be markup as entities', () => {
    expect(document('<a b="c">&amp;')).toContain('<Key>&lt;a b=&quot;c&quot;&gt;&amp;amp;</Key>');
  });

  it('reads back what it writes', () => {
    const text = '<&>"\'\u0001\r\n\t ü\u{1f600}]]>';
    expect(childText(parseXml(document(text)), 'Key')).toBe(text);
  });

  it('repeats the element of a list and leaves out what is undefined', () => {
    const body = xmlDocument('A', { B: [1, 2], C: undefined, D: [], E: {} }, false).toString();
    expect(body).toMatch(/<A><B>1<\/B><B>2<\/B><E><\/E><\/A>$/);
  });
});
