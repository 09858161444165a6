import { describe, expect, it } from 'vitest';
import { createHeadersFor } from '../../src/plan/headers-for.ts';
import { parseHeaderRules } from '../../src/plan/header-rules.ts';

const rulesWith = (line: string) => parseHeaderRules(`**\n  ${line}`);

describe('parseHeaderRules refuses', () => {
  it.each<[line: string, problem: string]>([
    [
      'Cache-Control: "no-cache"',
      'header "Cache-Control" "\\"no-cache\\"" has quotes around it, which would be stored too: ' +
        'write no-cache',
    ],
    ["x-amz-acl: 'public-read'", 'which would be stored too: write public-read'],
    [
      'Cache-Control: no-cache # always',
      'has a comment at its end, which would be stored too: write no-cache, and the comment on a ' +
        'line of its own',
    ],
    ['Content-Language: en #de', 'has a comment at its end'],
    ['Content-Type: css', 'header "Content-Type" "css" is no type/subtype: write text/css;'],
    ['Content-Type: charset=utf-8', 'is no type/subtype'],
    ['Content-Type: text/', 'is no type/subtype'],
    ['Content-Type: text/html, charset=utf-8', 'is no type/subtype'],
    ['Cache-Control: max-age=${{ vars.AGE }}', 'has an expression that was not evaluated'],
    ['x-amz-meta-a: ${{ github.sha }}', 'has an expression that was not evaluated'],
    ['x-amz-meta-a: café', 'has é, and a header is ASCII: write %C3%A9 for é'],
    ['x-amz-tagging: stadt=Köln', 'has ö, and a header is ASCII: write %C3%B6 for ö'],
    [
      'Content-Disposition: attachment; filename="café.pdf"',
      "write a file name as filename*=UTF-8''…, with %C3%A9 for é",
    ],
    ['Cache-Control: no\u00a0cache', 'and a header is ASCII'],
    ['x-amz-meta-a: a\u007fb', 'has control characters'],
    ['acl: public-read', 'header "acl" is no header that S3 stores: write x-amz-acl'],
    ['canned_acl: private', 'write x-amz-acl'],
    ['storage-class: GLACIER', 'write x-amz-storage-class'],
    ['sse: AES256', 'write x-amz-server-side-encryption'],
    ['tagging: a=b', 'write x-amz-tagging'],
    ['content_type: text/css', 'write content-type'],
    ['"Cache-Control": "no-cache"', 'is no header name: write cache-control'],
    ['- Cache-Control: no-cache', 'is no header name: write cache-control'],
  ])('%j', (line, problem) => {
    expect(rulesWith(line)).toMatchObject({
      rules: [],
      problems: [expect.stringContaining(problem)],
    });
  });

  it.each<[glob: string, problem: string]>([
    ['*.{js,css}', 'line 1: glob "*.{js,css}" has braces, which are not expanded here: write one'],
    ["'**'", 'has quotes around it'],
    ['**/*.html:', 'glob "**/*.html:" ends with ":": write **/*.html'],
    ['**/*.html # pages', 'has a comment at its end'],
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
    ['Content-Encoding: gz', 'is no encoding that browsers know: known are gzip, br'],
    ['x-amz-storage-class: standard-ia', 'did you mean STANDARD_IA?'],
    ['x-amz-storage-class: CLASS_OF_ANOTHER_STORE', 'is no storage class of Amazon S3'],
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
