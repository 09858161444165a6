import { describe, expect, it } from 'vitest';
import { createHeadersFor } from '../../src/plan/headers-for.ts';
import { parseHeaderRules } from '../../src/plan/header-rules.ts';

describe('parseHeaderRules', () => {
  it('reads globs and their headers, by lower-case names', () => {
    const text = [
      '# caches',
      '**',
      '  Cache-Control: public, max-age=31536000, immutable',
      '',
      '\tX-Amz-Meta-Build: a: b',
      '**/*.html',
      '  Cache-Control:no-cache',
    ].join('\r\n');
    expect(parseHeaderRules(text)).toEqual({
      rules: [
        {
          glob: '**',
          headers: {
            'cache-control': 'public, max-age=31536000, immutable',
            'x-amz-meta-build': 'a: b',
          },
        },
        { glob: '**/*.html', headers: { 'cache-control': 'no-cache' } },
      ],
      problems: [],
      warnings: [],
    });
  });

  it.each([
    ['', []],
    ['# only a comment\n\n', []],
  ])('%j has no rules', (text, rules) => {
    expect(parseHeaderRules(text)).toEqual({ rules, problems: [], warnings: [] });
  });

  it.each([
    [
      '/*\n  Cache-Control: no-cache',
      /^line 1: glob "\/\*" begins with "\/", and patterns are relative: write "\*\*"/,
    ],
    ['  Expires: x', /^line 1: "Expires: x" comes before any glob/],
    ['**\nCache-Control: no-cache', /^line 2: .*looks like a header: indent it/],
    ['**\nCache-Control:no-cache', /^line 2: .*looks like a header: indent it/],
    ['a/**\n\n**\n  Expires', /^line 4: "Expires" is no header: write "Name: value"/],
    [
      '# both\na/**\nb/**\n  Cache-Control: no-cache',
      /^line 2: glob "a\/\*\*" has no headers: write them beneath it, indented$/,
    ],
    ['!a\n  Cache-Control: a', /^line 1: glob "!a" begins with "!": write a rule/],
    ['**\n  no colon', /^line 2: "no colon" is no header: write "Name: value"/],
    ['**\n  Cache-Control:', /"Cache-Control" has no value: write it after the colon/],
    ['**\n  Cache-Control: a\rb', /has control characters: write one line of ASCII/],
    [
      '**\n  Cache-Control: 日本',
      /has 日本, and a header is ASCII: write %E6%97%A5%E6%9C%AC for 日本$/,
    ],
    ['**\n  Cache-Control: a\n  cache-control: b', /^line 3: header "cache-control" stands twice/],
    [
      '**\n  Content-Security-Policy: x',
      /can't be stored in S3: set it where the objects are served/,
    ],
    ['**\n  Strict-Transport-Security: x', /the response headers policy of the CDN/],
    ['**\n  Access-Control-Allow-Origin: *', /the response headers policy of the CDN/],
    ['**\n  x-amz-server-side-encryption-customer-key: x', /customer key/],
    ['**\n  Timing-Allow-Origin: *', /the response headers policy of the CDN/],
    ['**\n  Content-Length: 5', /is set by the upload itself/],
    ['**\n  Content-MD5: 5', /is set by the upload itself/],
    ['**\n  Cache-Contrl: x', /did you mean cache-control\?/],
    ['**\n  X-Custom: x', /use x-amz-meta-x-custom/],
    ['**\n  x-amz-request-payer: requester', /no header that S3 stores: leave it out$/],
    ['**\n  x-amz-checksum-crc32: x', /is set by the upload itself/],
    ['**\n  x-amz-meta-a b: x', /is no header name/],
  ])('refuses %j', (text, problem) => {
    const { rules, problems } = parseHeaderRules(text);
    expect(rules).toEqual([]);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(problem);
  });

  it('names every problem', () => {
    const { problems } = parseHeaderRules('**\n  Server: x\n  Vary: y\n/a\n  Date: z');
    expect(problems.map((problem) => /^line \d/.exec(problem)?.[0])).toEqual([
      'line 2',
      'line 3',
      'line 4',
      'line 5',
    ]);
  });
});

describe('createHeadersFor', () => {
  const { rules } = parseHeaderRules(
    [
      '**',
      '  Cache-Control: max-age=60',
      '  Content-Language: en',
      'de/**',
      '  Content-Language: de',
      'feed',
      '  Content-Type: application/atom+xml',
    ].join('\n'),
  );
  const headersFor = createHeadersFor(rules);

  it.each([
    ['a.html', 'text/html; charset=utf-8', 'en'],
    ['de/a.html', 'text/html; charset=utf-8', 'de'],
    ['feed', 'application/atom+xml', 'en'],
  ])('gives %s its type and the last value of each header', (path, type, language) => {
    expect(headersFor(path)).toEqual({
      'content-type': type,
      'cache-control': 'max-age=60',
      'content-language': language,
    });
  });

  it('gives the type alone without rules', () => {
    expect(createHeadersFor([])('a.css')).toEqual({ 'content-type': 'text/css; charset=utf-8' });
  });
});
