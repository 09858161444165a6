import { describe, expect, it } from 'vitest';
import { createHeadersFor } from '../../src/headers/headers-for.ts';
import { parseHeaderRules } from '../../src/headers/rules.ts';

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
      /^line 1: glob "\/\*" begins with "\/", but patterns are relative: write "\*\*"/,
    ],
    ['  Expires: x', /^line 1: "Expires: x" comes before any glob/],
    ['**\nCache-Control: no-cache', /^line 2: .*looks like a header: indent it/],
    ['**\nCache-Control:no-cache', /^line 2: .*looks like a header: indent it/],
    ['a/**\n\n**\n  Expires', /^line 4: "Expires" is not a header: write "Name: value"/],
    [
      '# both\na/**\nb/**\n  Cache-Control: no-cache',
      /^line 2: glob "a\/\*\*" has no headers: write them below it, indented$/,
    ],
    ['!a\n  Cache-Control: a', /^line 1: glob "!a" begins with "!": write a rule/],
    ['**\n  no colon', /^line 2: "no colon" is not a header: write "Name: value"/],
    ['**\n  Cache-Control:', /"Cache-Control" has no value: write it after the colon/],
    ['**\n  Cache-Control: a\rb', /has control characters: write one line of ASCII/],
    [
      '**\n  Cache-Control: 日本',
      /has 日本, but a header value is ASCII: write %E6%97%A5%E6%9C%AC for 日本$/,
    ],
    ['**\n  Cache-Control: a\n  cache-control: b', /^line 3: header "cache-control" appears twice/],
    [
      '**\n  Content-Security-Policy: x',
      /can't be stored in S3: set it where the objects are served/,
    ],
    ['**\n  Strict-Transport-Security: x', /the response headers policy of the CDN/],
    ['**\n  Access-Control-Allow-Origin: *', /the response headers policy of the CDN/],
    ['**\n  x-amz-server-side-encryption-customer-key: x', /the key would be in the workflow/],
    ['**\n  Timing-Allow-Origin: *', /the response headers policy of the CDN/],
    ['**\n  Content-Length: 5', /is set by the upload itself/],
    ['**\n  Content-MD5: 5', /is set by the upload itself/],
    ['**\n  Cache-Contrl: x', /did you mean cache-control\?/],
    ['**\n  X-Custom: x', /use x-amz-meta-x-custom/],
    ['**\n  x-amz-request-payer: requester', /not a header that S3 stores: leave it out$/],
    ['**\n  x-amz-checksum-crc32: x', /is set by the upload itself/],
    ['**\n  x-amz-meta-a b: x', /is not a valid header name/],
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

const DATE =
  /^line 2: header ".*" ".*" is not a date: write Wed, 21 Oct 2026 07:28:00 GMT or 2026-/;
const DATE_NAMES = ['Expires', 'x-amz-object-lock-retain-until-date'];

describe('parseHeaderRules takes the value', () => {
  it.each([
    ['Expires', 'Wed, 21 Oct 2026 07:28:00 GMT'],
    ['Expires', '2026-10-21'],
    ['Expires', '2024-02-29T07:28:00+02:00'],
    ['x-amz-object-lock-retain-until-date', '2026-10-21T07:28:00.5Z'],
    ['x-amz-acl', 'bucket-owner-full-control'],
    ['x-amz-storage-class', 'GLACIER_IR'],
    ['x-amz-object-lock-mode', 'GOVERNANCE'],
    ['x-amz-object-lock-legal-hold', 'OFF'],
    ['x-amz-server-side-encryption', 'aws:kms'],
    ['x-amz-meta-a', 'x'.repeat(2047)],
  ])('%s: %s', (name, value) => {
    const rules = [{ glob: '**', headers: { [name.toLowerCase()]: value } }];
    expect(parseHeaderRules(`**\n  ${name}: ${value}`)).toEqual({
      rules,
      problems: [],
      warnings: [],
    });
  });
});

describe('parseHeaderRules refuses the value', () => {
  it.each([
    ['x-amz-acl: everybody', /is not an allowed value: write private or public-read/],
    ['x-amz-acl: Private', /"Private" is not an allowed value: write private or public-read/],
    [
      'x-amz-object-lock-mode: governance',
      /is not an allowed value: write GOVERNANCE or COMPLIANCE$/,
    ],
    ['x-amz-object-lock-legal-hold: yes', /is not an allowed value: write ON or OFF$/],
    ['x-amz-server-side-encryption: rot13', /is not an allowed value: write AES256 or aws:kms/],
    [
      'x-amz-server-side-encryption-bucket-key-enabled: 1',
      /is not an allowed value: write true or false$/,
    ],
    [
      `x-amz-meta-a: ${'x'.repeat(2048)}`,
      /^line 1: glob "\*\*" has 2,049 bytes of metadata, the limit is 2,048: store less$/,
    ],
  ])('%j', (line, problem) => {
    const { rules, problems } = parseHeaderRules(`**\n  ${line}`);
    expect(rules).toEqual([]);
    expect(problems).toEqual([expect.stringMatching(problem)]);
  });

  it.each(
    DATE_NAMES.flatMap((name) =>
      [
        'soon',
        '0',
        '3600',
        '2027',
        'tomorrow 5',
        '2026-02-31',
        '2026-02-31T00:00:00Z',
        '2026-10-21T07:28:00',
        'Mon, 21 Oct 2026 07:28:00 GMT',
      ].map((value) => [name, value]),
    ),
  )('%s: %s', (name, value) => {
    const { problems } = parseHeaderRules(`**\n  ${name}: ${value}`);
    expect(problems).toEqual([expect.stringMatching(DATE)]);
  });

  it('and shows a long one cut', () => {
    const [problem = ''] = parseHeaderRules(`**\n  Expires: ${'x'.repeat(5000)}`).problems;
    expect(problem.length).toBeLessThan(400);
    expect(problem).toContain('x…"');
  });
});

const rulesWith = (line: string) => parseHeaderRules(`**\n  ${line}`);

describe('hazard 64: parseHeaderRules refuses', () => {
  it.each<[line: string, problem: string]>([
    [
      'Cache-Control: "no-cache"',
      'header "Cache-Control" "\\"no-cache\\"" is in quotes, which would be stored too: ' +
        'write no-cache',
    ],
    ["x-amz-acl: 'public-read'", 'which would be stored too: write public-read'],
    [
      'Cache-Control: no-cache # always',
      'ends with a comment, which would be stored too: write no-cache, and the comment on a ' +
        'line of its own',
    ],
    ['Content-Language: en #de', 'ends with a comment'],
    ['Content-Type: css', 'header "Content-Type" "css" is not a type/subtype: write text/css;'],
    ['Content-Type: charset=utf-8', 'is not a type/subtype'],
    ['Content-Type: text/', 'is not a type/subtype'],
    ['Content-Type: text/html, charset=utf-8', 'is not a type/subtype'],
    ['Cache-Control: max-age=${{ vars.AGE }}', 'has an expression that was not evaluated'],
    ['x-amz-meta-a: ${{ github.sha }}', 'has an expression that was not evaluated'],
    ['x-amz-meta-a: café', 'has é, but a header value is ASCII: write %C3%A9 for é'],
    ['x-amz-tagging: stadt=Köln', 'has ö, but a header value is ASCII: write %C3%B6 for ö'],
    [
      'Content-Disposition: attachment; filename="café.pdf"',
      "write a file name as filename*=UTF-8''…, with %C3%A9 for é",
    ],
    ['Cache-Control: no\u00a0cache', 'but a header value is ASCII'],
    ['x-amz-meta-a: a\u007fb', 'has control characters'],
    ['acl: public-read', 'header "acl" is not a header that S3 stores: write x-amz-acl'],
    ['canned_acl: private', 'write x-amz-acl'],
    ['storage-class: GLACIER', 'write x-amz-storage-class'],
    ['sse: AES256', 'write x-amz-server-side-encryption'],
    ['tagging: a=b', 'write x-amz-tagging'],
    ['content_type: text/css', 'write content-type'],
    ['"Cache-Control": "no-cache"', 'is not a header name: write cache-control'],
    ['- Cache-Control: no-cache', 'is not a header name: write cache-control'],
  ])('%j', (line, problem) => {
    expect(rulesWith(line)).toMatchObject({
      rules: [],
      problems: [expect.stringContaining(problem)],
    });
  });

  it.each<[glob: string, problem: string]>([
    ['*.{js,css}', 'line 1: glob "*.{js,css}" has braces, which are not expanded here: write one'],
    ["'**'", 'is in quotes'],
    ['**/*.html:', 'glob "**/*.html:" ends with ":": write **/*.html'],
    ['**/*.html # pages', 'ends with a comment'],
    ['*.js, *.css', 'has a comma between two patterns'],
    ['"Cache-Control": no-cache', 'looks like a header: indent it'],
  ])('the glob %j', (glob, problem) => {
    expect(parseHeaderRules(`${glob}\n  Cache-Control: no-cache`).problems[0]).toContain(problem);
  });
});

describe('parseHeaderRules warns of', () => {
  it.each<[line: string, warning: string]>([
    ['Cache-Control: max-agee=5', 'has the unknown directive max-agee: did you mean max-age?'],
    ['Cache-Control: public; max-age=5', 'separate directives by ",", and a value by "="'],
    ['Cache-Control: max-age: 3600', 'has the unknown directive max-age: 3600: separate'],
    ['Cache-Control: max-age=1y', 'without a number of seconds: write max-age=3600'],
    ['Cache-Control: max-age', 'without a number of seconds'],
    ['Cache-Control: 3600', 'has the unknown directive 3600'],
    ['Cache-Control: immutable=1', 'has a value for immutable, which takes none'],
    ['Content-Encoding: utf-8', 'a charset belongs in Content-Type'],
    ['Content-Encoding: gz', 'is not an encoding that browsers know: known are gzip, br'],
    ['x-amz-storage-class: standard-ia', 'did you mean STANDARD_IA?'],
    ['x-amz-storage-class: CLASS_OF_ANOTHER_STORE', 'is not a storage class of Amazon S3'],
    ['x-amz-meta-a: "quoted"', 'is stored with its quotes or its comment'],
    ['x-amz-meta-a: b # c', 'is stored with its quotes or its comment'],
    ['x-amz-meta-cache-control: no-cache', 'has no effect: did you mean cache-control?'],
    ['x-amz-meta-acl: private', 'has no effect: did you mean x-amz-acl?'],
  ])('%j', (line, warning) => {
    const { problems, warnings } = rulesWith(line);
    expect(problems).toEqual([]);
    expect(warnings).toEqual([expect.stringContaining(warning)]);
    expect(warnings[0]).toMatch(/^line 2: header "/);
  });

  it.each([
    'Cache-Control: public, max-age=31536000, immutable',
    'Cache-Control: private="set-cookie", no-cache, s-maxage=0',
    'cache-control: max-age=600, stale-while-revalidate=60, stale-if-error=86400',
    'Content-Encoding: gzip',
    'Content-Encoding: br, aws-chunked',
    'Content-Type: text/html;charset=utf-8',
    'Content-Type: application/vnd.api+json',
    'Content-Type: AUTO',
    'Content-Disposition: attachment; filename="a #1 # b.pdf"',
    "Content-Disposition: attachment; filename*=UTF-8''caf%C3%A9.pdf",
    'x-amz-grant-read: uri="http://acs.amazonaws.com/groups/global/AllUsers"',
    'x-amz-website-redirect-location: /a#b',
    'x-amz-storage-class: INTELLIGENT_TIERING',
    'x-amz-meta-build: a b c',
  ])('nothing in %j', (line) => {
    expect(rulesWith(line)).toMatchObject({ problems: [], warnings: [] });
  });
});

describe('Content-Type: auto', () => {
  it('gives names with an extension their own type again', () => {
    const text = '**\n  Content-Type: text/html\n**/*.*\n  Content-Type: Auto';
    const headersFor = createHeadersFor(parseHeaderRules(text).rules);
    expect(headersFor('docs/about')).toEqual({ 'content-type': 'text/html' });
    expect(headersFor('docs/a.css')).toEqual({ 'content-type': 'text/css; charset=utf-8' });
  });

  it('is replaced by a later rule', () => {
    const text = '**\n  Content-Type: auto\nfeed\n  Content-Type: application/atom+xml';
    const headersFor = createHeadersFor(parseHeaderRules(text).rules);
    expect(headersFor('feed')).toEqual({ 'content-type': 'application/atom+xml' });
  });
});
