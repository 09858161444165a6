import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFile, type FileFacts, type FileVerdict } from '../../src/plan/file-verdict.ts';
import { CONTENT_CASES } from './planning-cases-content.ts';
import { HEADER_CASES } from './planning-cases-headers.ts';
import { MD5, OPAQUE, OTHER } from './planning-facts.ts';

const FILE_CASES = [...CONTENT_CASES, ...HEADER_CASES];

function textOf(verdict: FileVerdict): string {
  if (verdict.action === 'ask') return `ask ${verdict.about}`;
  return 'reason' in verdict ? `${verdict.action} ${verdict.reason}` : verdict.action;
}

describe('hazard 41: what a file is planned for', () => {
  it('is told in enough cases', () => {
    expect(new Set(FILE_CASES.map(({ name }) => name)).size).toBe(FILE_CASES.length);
    expect(FILE_CASES.length).toBeGreaterThanOrEqual(60);
  });

  it.each(FILE_CASES)('$name: $expected', ({ facts, expected }) => {
    expect(textOf(judgeFile(facts))).toBe(expected);
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
        })),
      { nil: undefined },
    ),
    stored: fc.option(fc.oneof(fc.constant('gone' as const), storage), { nil: undefined }),
  });

  it('is settled once the object was asked, and asked about only what is listed', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { action } = judgeFile(given);
        if (given.stored !== undefined) expect(action).not.toBe('ask');
        if (given.listed === undefined) expect(action).toBe('upload');
      }),
    );
  });

  it('leaves alone only what has the size of the file, and proof of its content', () => {
    fc.assert(
      fc.property(facts, (given) => {
        const { listed, stored, record, compare, isETagOfParts } = given;
        if (judgeFile(given).action !== 'skip') return;
        const object = stored === undefined || stored === 'gone' ? listed : stored;
        expect(object?.size).toBe(given.size);
        const proofs = [
          compare === 'size',
          object?.etag === MD5,
          isETagOfParts,
          record?.hasContent(MD5),
          stored !== 'gone' && stored?.isChecksumEqual,
        ];
        expect(proofs).toContain(true);
      }),
    );
  });
});
