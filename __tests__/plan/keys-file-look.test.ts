import { describe, expect, it } from 'vitest';
import { lookOf } from '../../src/plan/keys-file-look.ts';

describe('lookOf', () => {
  it.each<[head: string | Buffer, what: string, isSure: boolean]>([
    ['PK\x03\x04rest', 'a ZIP archive', true],
    [Buffer.from('\x1f\x8b\x08\0', 'latin1'), 'gzip data', true],
    ['%PDF-1.7', 'a PDF document', true],
    [Buffer.from('\ufeffsite/a\n', 'utf16le'), 'text in UTF-16', true],
    [Buffer.from('site/a\n', 'utf16le'), 'text in UTF-16', true],
    ['\n  <!doctype HTML>', 'an HTML page', true],
    ['<html lang="en">', 'an HTML page', true],
    ['\ufeff<?xml version="1.0"?>', 'XML', true],
    ['<ListBucketResult xmlns="x">', 'XML', true],
    ['["site/a","site/b"]', 'JSON', true],
    ['[\n  "site/a"\n]', 'JSON', true],
    ['{\r\n', 'JSON', true],
    ['{"Contents": []}', 'JSON', true],
    ['s3://bucket/site/a', 'a list of s3:// URLs', false],
    ['https://cdn.example/site/a', 'a list of URLs', false],
    ['2026-01-02 10:00:00       1234 site/a', 'the output of aws s3 ls', false],
    ['delete: s3://bucket/site/a', 'the output of an aws s3 command', false],
    ['- site/a', 'YAML', false],
    ['key,size\nsite/a,1', 'a table (CSV)', false],
    ['"bucket","site/a"', 'a table (CSV)', false],
  ])('%j: %s', (head, what, isSure) => {
    expect(lookOf(Buffer.from(head))).toEqual({ what, isSure });
  });

  it.each([
    '',
    'site/a\n',
    '[2026] photo.jpg',
    '{a}',
    '{"op":"delete"}',
    '<a>',
    'PK',
    'Über uns/x',
  ])('%j is nothing in particular', (head) => {
    expect(lookOf(Buffer.from(head))).toBeUndefined();
  });
});
