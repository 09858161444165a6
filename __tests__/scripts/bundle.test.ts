import { describe, expect, it } from 'vitest';
import { inAscii } from '../../scripts/bundle.ts';

describe('the bundle', () => {
  it('is written in ASCII, and means the same', () => {
    const source = '"a … \u{1F600} é" // – \n';
    const ascii = inAscii(source);
    expect(ascii).toBe('"a \\u2026 \\ud83d\\ude00 \\u00e9" // \\u2013 \n');
    expect(JSON.parse(ascii.slice(0, ascii.indexOf(' //')))).toBe('a … \u{1F600} é');
  });

  it.each([
    ['after a backslash', String.raw`/[\–]/`],
    ['in a raw template', 'String.raw`a–b`'],
  ])('is not made when that would change what stands %s', (_, source) => {
    expect(() => inAscii(source)).toThrow("can't be written in ASCII");
  });
});
