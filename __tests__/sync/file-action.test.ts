import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '../../src/headers/headers-for.ts';
import { chooseFileAction, type FileAction, type FileFacts } from '../../src/sync/file-action.ts';
import { groupOf, parseUploadOrder } from '../../src/sync/files.ts';
import { CONTENT_CASES, HEADER_CASES, MD5, OPAQUE, OTHER } from './file-action-cases.ts';
import { NO_ETAG_CASES, WANTED_CASES } from './wanted-header-cases.ts';

const FILE_CASES = [...CONTENT_CASES, ...HEADER_CASES, ...WANTED_CASES, ...NO_ETAG_CASES];

function textOf(chosen: FileAction): string {
  if (chosen.action === 'ask') return `ask ${chosen.about}`;
  if (chosen.action === 'skip' && chosen.unknown)
    return `skip without ${chosen.unknown.join(', ')}`;
  return 'reason' in chosen ? `${chosen.action} ${chosen.reason}` : chosen.action;
}

describe('hazard 41: what a file is planned for', () => {
  it('is told in enough cases', () => {
    expect(new Set(FILE_CASES.map(({ name }) => name)).size).toBe(FILE_CASES.length);
    expect(FILE_CASES.length).toBeGreaterThanOrEqual(100);
  });

  it.each(FILE_CASES)('$name: $expected', ({ facts, expected }) => {
    expect(textOf(chooseFileAction(facts))).toBe(expected);
  });

  const etag = fc.constantFrom(MD5, OTHER, OPAQUE, `${OTHER}-2`, 'v1', '');
  const storage = fc.record({
    size: fc.constantFrom(10, 11),
    etag,
    headers: fc.constantFrom(
      {},
      { 'cache-control': 'x' } as const,
      {
        'x-amz-server-side-encryption': 'aws:kms',
      } as const,
    ),
    isChecksumEqual: fc.constantFrom(undefined, true, false),
  });
  const facts: fc.Arbitrary<FileFacts> = fc.record({
    size: fc.constant(10),
    compare: fc.constantFrom('content', 'size'),
    md5: fc.constant(MD5),
    isETagOfParts: fc.boolean(),
    headers: fc.constant({}),
    headersHash: fc.constant('h'),
    listed: fc.option(fc.record({ size: fc.constantFrom(10, 11), etag }), { nil: undefined }),
    record: fc.option(
      fc
        .tuple(fc.constantFrom(MD5, OTHER, ''), fc.constantFrom('h', 'other'))
        .map(([content, hash]) => ({
          hasContent: (md5: string) => md5 === content,
          hasHeaders: (headers: string) => headers === hash,
          unknown: [],
        })),
      { nil: undefined },
    ),
    stored: fc.option(fc.oneof(fc.constant('gone' as const), storage), { nil: undefined }),
  });

  it('is settled once the object was asked, and asked about only what is listed', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { action } = chooseFileAction(given);
        if (given.stored !== undefined) expect(action).not.toBe('ask');
        if (given.listed === undefined) expect(action).toBe('upload');
      }),
    );
  });

  it('leaves alone only what has the size of the file, and proof of its content', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { listed, stored, record, compare, isETagOfParts } = given;
        if (chooseFileAction(given).action !== 'skip') return;
        const object = stored === undefined || stored === 'gone' ? listed : stored;
        expect(object?.size).toBe(given.size);
        const isKMS =
          stored !== 'gone' && stored?.headers['x-amz-server-side-encryption'] === 'aws:kms';
        const isUncontradicted = isKMS || ['v1', ''].includes(object?.etag ?? '');
        const proofs = [
          compare === 'size',
          object?.etag === MD5,
          isETagOfParts,
          isUncontradicted && record?.hasContent(MD5),
          stored !== 'gone' && stored?.isChecksumEqual,
        ];
        expect(proofs).toContain(true);
      }),
    );
  });
});

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
