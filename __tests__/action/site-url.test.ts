import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { InputError } from '../../src/core/errors.ts';

function parsed(url: string): string | undefined {
  const env = {
    INPUT_MODE: 'delete-prefix',
    INPUT_BUCKET: 'my-bucket',
    INPUT_PREFIX: 'previews/7',
    'INPUT_SITE-URL': url,
  };
  return parseInputs(env).siteUrl;
}

function problemsOf(url: string): readonly string[] {
  try {
    parsed(url);
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
  return [];
}

describe('site-url', () => {
  it.each([
    ['none', undefined],
    ['', undefined],
    ['https://example.com', 'https://example.com/'],
    [' HTTPS://Example.COM:443/Docs/ ', 'https://example.com/Docs/'],
    ['http://127.0.0.1:8080/previews/7', 'http://127.0.0.1:8080/previews/7'],
    ['http://[::1]:8080/', 'http://[::1]:8080/'],
    ['https://bücher.example/ä', 'https://xn--bcher-kva.example/%C3%A4'],
    ['https://pr-7.my_team.example/a%20b', 'https://pr-7.my_team.example/a%20b'],
    ['https://example.com/@user/a+b=c,d:e', 'https://example.com/@user/a+b=c,d:e'],
  ])('takes %j as %j', (given, url) => {
    expect(parsed(given)).toBe(url);
  });

  it('percent-encodes what means something to Markdown, HTML or a shell', () => {
    expect(parsed('https://example.com/(x)_*[a]|`<b>"\'$;&!^{}')).toBe(
      'https://example.com/%28x%29_%2A%5Ba%5D%7C%60%3Cb%3E%22%27%24%3B%26%21%5E%7B%7D',
    );
  });

  it.each([
    ['example.com/docs', 'is not a URL'],
    ['ftp://example.com/', 'is not a URL'],
    ['javascript:alert(1)', 'is not a URL'],
    ['https:example.com', 'is not a URL'],
    ['https:///example.com', 'has an empty segment'],
    ['https://', 'is not a URL'],
    ['https://pr-.example.com/', 'is not a URL'],
    ['https://.example.com/', 'is not a URL'],
    ['https://example..com/', 'is not a URL'],
    ['https://a`b.example/', 'is not a URL'],
    ['https://example.com/?a=b', 'has a query or a fragment'],
    ['https://example.com/#', 'has a query or a fragment'],
    ['https://example.com/previews//', 'has an empty segment'],
    ['https://example.com//x', 'has an empty segment'],
    ['https://example.com/previews/undefined/', 'has the segment "undefined"'],
    ['https://example.com/null', 'has the segment "null"'],
    ['https://example.com/${{ x }}/', 'has the segment "${{ x }}"'],
    ['https://example.com/a/../b', 'has "." or ".." as a segment'],
    ['https://example.com/%2E%2e/b', 'has "." or ".." as a segment'],
    ['https://example.com/a b', 'has a blank'],
    ['https://example.com/a\nb', 'has a blank'],
    ['https://example.com/a\u202eb', 'has a blank'],
    ['https://example.com\\a', 'has a blank'],
  ])('refuses %j', (given, statement) => {
    expect(problemsOf(given)).toHaveLength(1);
    expect(problemsOf(given)[0]).toMatch(/^site-url "\P{Cc}*" \P{Cc}+: \P{Cc}+$/u);
    expect(problemsOf(given)[0]).toContain(statement);
  });

  it('never shows credentials', () => {
    const [problem, ...more] = problemsOf('https://user:hunter2@example.com/');
    expect(problem).toMatch(/^site-url "https:\/\/\*\*\*@example\.com\/" holds credentials: /);
    expect(more).toEqual([]);
    expect(problemsOf('https://example.com/?signature=hunter2').join()).not.toContain('hunter2');
  });

  it('gives a URL of harmless characters, or refuses, whatever is given', () => {
    const part = fc.oneof(fc.string({ unit: 'binary' }), fc.webPath(), fc.domain());
    const url = fc.tuple(part, part, part).map(([a, b, c]) => `https://${a}.example/${b}/${c}`);
    let taken = 0;
    fc.assert(
      fc.property(fc.oneof(url, fc.webUrl(), part), (given) => {
        const problems = problemsOf(given);
        if (problems.length > 0) return;
        const result = parsed(given);
        if (result === undefined) return;
        taken += 1;
        expect(result).toMatch(/^https?:\/\/[\w.-]+(:\d+)?\/[\w.~/%:@+,=-]*$/);
        expect(parsed(result)).toBe(result);
      }),
      { numRuns: 2000 },
    );
    expect(taken).toBeGreaterThan(100);
  });
});
