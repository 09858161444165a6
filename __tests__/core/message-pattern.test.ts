import { describe, expect, it } from 'vitest';
import { piecesOf } from '../../src/core/tally/message-pattern.ts';
import { quote } from '../../src/core/text.ts';

/** A message with `<kind>` in place of each part that varies. */
function patternOf(message: string, key: string): string {
  return piecesOf(message, { key })
    .map((piece) => (typeof piece === 'string' ? piece : `<${piece.kind}>`))
    .join('');
}

describe('piecesOf', () => {
  const odd = 'site/a b/ü&"(1)\n.html';
  const encoded = encodeURIComponent(odd);
  const lower = encoded.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());
  const xml = 'site/a b/ü&amp;&quot;(1)\n.html';

  it.each([
    ['as it is', odd],
    ['quoted', quote(odd)],
    ['in JSON', JSON.stringify(odd)],
    ['in XML', `<Key>${xml}</Key>`],
    ['as a component of a URL', encoded],
    ['in lower case', lower],
    ['encoded strictly', encoded.replace('(', '%28').replace(')', '%29')],
    ['as a path of a URL', `/${encoded.replaceAll('%2F', '/')}?x-id=PutObject`],
    ['with a plus for each space', encoded.replaceAll('%20', '+')],
    ['encoded twice', encoded.replaceAll('%', '%25')],
    ['decomposed', odd.normalize('NFD')],
    ['in an ARN', `arn:aws:s3:::bucket/${odd}`],
  ])('finds a key %s', (_, spelled) => {
    const pattern = patternOf(`no right to ${spelled} here`, odd);
    expect(pattern).toMatch(/^no right to (?:<Key>|\/)?<key>(?:<\/Key>|\?x-id=PutObject)? here$/);
  });

  it('finds a key in the path or the URL that is quoted with it', () => {
    const key = 'site/a.html';
    expect(patternOf("ENOENT: open '/build/site/a.html'", key)).toBe('ENOENT: open <key>');
    expect(patternOf('no "https://h/b/site/a.html?x" here', key)).toBe('no <key> here');
    expect(patternOf('no "arn:aws:s3:::b/site/a.html": no', key)).toBe('no <key>: no');
  });

  it('finds the file of a key, and the keys above and below it', () => {
    const key = 'site/a.html';
    expect(patternOf('the file "dist/new/a.html" changed', key)).toBe('the file <path> changed');
    expect(patternOf('"site/a.html" is below "site"', key)).toBe('<key> is below <path>');
    expect(patternOf('"site/a.html/b" is there', key)).toBe('<key> is there');
    expect(patternOf('the header "a.htm" is odd', key)).toBe('the header "a.htm" is odd');
  });

  it('takes no word of a sentence and no part of a word for a key', () => {
    expect(patternOf('Access Denied', 'Denied')).toBe('Access Denied');
    expect(patternOf('Access "Denied"', 'Denied')).toBe('Access <key>');
    expect(patternOf('xa.css a.cssx a.css', 'a.css')).toBe('xa.css a.cssx <key>');
    expect(patternOf('Access Denied', '')).toBe('Access Denied');
  });

  it.each([
    ['it is not "arn:aws:iam::123456789012:role/x"', 'it is not "<arn>"'],
    ['gave up after 7 attempts in 30 s', 'gave up after <number> attempts in <number> s'],
    ['sent 1,204 bytes of 1.5 MiB', 'sent <number> bytes of <number> MiB'],
    ['item 12: no key', 'item <number>: no key'],
    ['status 503 on port 443', 'status 503 on port 443'],
    ['at 2026-11-30T07:03:36.123Z', 'at <time>'],
    ['at 20261130T070336Z', 'at <time>'],
    ['at Mon, 30 Nov 2026 07:03:36 GMT', 'at <time>'],
    ['connect ETIMEDOUT 52.216.1.2:443', 'connect ETIMEDOUT <address>'],
    ['connect ETIMEDOUT 2600:1f18::1:443', 'connect ETIMEDOUT <address>'],
    ['(Request ID: 4442587FB7D0A2F9)', '(Request ID: <id>)'],
    ['x-amz-request-id: abc, HostId: x/y+z=', 'x-amz-request-id: <id>, HostId: <id>'],
    ['of 123e4567-e89b-12d3-a456-426614174000', 'of <id>'],
    ['of 9a0364b9e99bb480dd25e1f0284c8555', 'of <id>'],
    ['of ERR_TLS_CERT and INTERNALSERVERERROR', 'of ERR_TLS_CERT and INTERNALSERVERERROR'],
    ['of tx00000A1B2C3D4E5F60718293-default', 'of tx00000A1B2C3D4E5F60718293-default'],
    [
      's3:PutObject through CompleteMultipartUpload',
      's3:PutObject through CompleteMultipartUpload',
    ],
  ])('in "%s" finds what varies', (message, pattern) => {
    expect(patternOf(message, 'k')).toBe(pattern);
  });

  it.each([
    ['/a'.repeat(512), 17],
    ['1 s, '.repeat(204), 66],
    ['"b" '.repeat(256), 67],
  ])('stops at some parts of a message that a server made up: %.6s', (message, most) => {
    const pieces = piecesOf(message, { key: 'a' });
    expect(pieces.length).toBeLessThanOrEqual(most);
    expect(pieces.length).toBeGreaterThan(most / 2);
  });

  it('loses nothing of a message up to 1,024 characters', () => {
    const messages = [`${odd} ${quote(odd)} 7 attempts "x" ::: 'y' ${encoded}`, '', '"', `'${odd}`];
    for (const message of [...messages, 'x'.repeat(5000)]) {
      const texts = piecesOf(message, { key: odd }).map((piece) =>
        typeof piece === 'string' ? piece : piece.text,
      );
      const text = texts.join('');
      expect(message.startsWith(text.replace(/…$/, ''))).toBe(true);
      expect(text.length).toBe(Math.min(message.length, 1024));
    }
  });
});
