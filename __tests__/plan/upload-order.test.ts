import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '../../src/plan/content-type.ts';
import { groupOf, parseUploadOrder } from '../../src/plan/upload-order.ts';

describe('groupOf', () => {
  it.each([
    ['assets', ['a.css', 'a.js', 'a.mjs', 'a.png', 'a.svg', 'a.ico', 'a.woff2', 'a.ttf', 'a.eot']],
    ['assets', ['a.wasm', 'a.mp4', 'a.mp3', 'a.webp', 'a.avif']],
    ['rest', ['a.json', 'a.xml', 'a.txt', 'a.pdf', 'a.webmanifest', 'a.map', 'a.zip', 'a']],
    ['html', ['a.html', 'a.htm', 'a.xhtml']],
  ])('%s: %j', (group, names) => {
    expect(names.map((name) => [name, groupOf(contentTypeOf(name))])).toEqual(
      names.map((name) => [name, group]),
    );
  });

  it('goes by a type as somebody may write it', () => {
    expect(groupOf('TEXT/HTML;charset=latin1')).toBe('html');
    expect(groupOf('application/javascript')).toBe('assets');
    expect(groupOf('')).toBe('rest');
  });
});

describe('parseUploadOrder', () => {
  it.each([
    ['assets, rest, html', ['assets', 'rest', 'html']],
    ['html,assets,rest', ['html', 'assets', 'rest']],
    ['assets, html', undefined],
    ['assets, rest, html, html', undefined],
    ['assets rest html', undefined],
    ['assets, rest, pages', undefined],
    ['', undefined],
  ])('%j', (text, order) => {
    expect(parseUploadOrder(text)).toEqual(order);
  });
});
