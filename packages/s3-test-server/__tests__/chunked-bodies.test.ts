import { describe, expect, it } from 'vitest';
import { decodeBody } from '../src/http/body.ts';

/**
 * The examples of the reference, with the signing key that its credentials come to:
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming.html
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-streaming-trailers.html
 */
const SIGNING_KEY = 'dbb893acc010964918f1fd433add87c70e8b0db6be30c1fbeafefa5ec6ba8378';
const BYTES = 'a'.repeat(66_560);
const HEADERS = { 'x-amz-decoded-content-length': '66560' };

const PLAIN = {
  payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
};

const WITH_TRAILER = {
  payload: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
};
const TRAILER =
  'x-amz-checksum-crc32c:sOO8/Q==\r\n' +
  'x-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n';

function headOf({ payload, signature }: { payload: string; signature: string }) {
  return {
    payload,
    signature,
    timestamp: '20130524T000000Z',
    scope: '20130524/us-east-1/s3/aws4_request',
    region: 'us-east-1',
    signingKey: Buffer.from(SIGNING_KEY, 'hex'),
  };
}

function framed([first = '', second = '', last = '']: readonly string[], trailer = ''): string {
  return [
    `10000;chunk-signature=${first}\r\n${BYTES.slice(0, 65_536)}\r\n`,
    `400;chunk-signature=${second}\r\n${BYTES.slice(65_536)}\r\n`,
    `0;chunk-signature=${last}\r\n${trailer}\r\n`,
  ].join('');
}

function decode(example: typeof PLAIN, body: string, headers: Record<string, string> = HEADERS) {
  return decodeBody(Buffer.from(body), headOf(example), headers);
}

describe('signed chunks', () => {
  it('are taken as the example of the reference signs them', () => {
    const { bytes, trailers } = decode(PLAIN, framed(PLAIN.chunks));
    expect(bytes.toString()).toBe(BYTES);
    expect(trailers).toEqual({});
  });

  it('are refused when one byte is another', () => {
    const body = framed(PLAIN.chunks).replace('\naa', '\nab');
    expect(() => decode(PLAIN, body)).toThrow('signature we calculated does not match');
  });

  it('are refused when a later signature is another', () => {
    const body = framed(PLAIN.chunks).replace('=0055', '=0056');
    expect(() => decode(PLAIN, body)).toThrow('signature we calculated does not match');
  });

  it('are refused without a signature', () => {
    const body = framed(PLAIN.chunks).replace(/;chunk-signature=[0-9a-f]+/, '');
    expect(() => decode(PLAIN, body)).toThrow('signature we calculated does not match');
  });

  it('may end in a signed trailer', () => {
    const { bytes, trailers } = decode(WITH_TRAILER, framed(WITH_TRAILER.chunks, TRAILER));
    expect(bytes.toString()).toBe(BYTES);
    expect(trailers).toMatchObject({ 'x-amz-checksum-crc32c': 'sOO8/Q==' });
  });

  it.each([
    ['another value', TRAILER.replace('sOO8', 'tOO8')],
    ['no signature', 'x-amz-checksum-crc32c:sOO8/Q==\r\n'],
    ['nothing in it', ''],
  ])('are refused when the trailer has %s', (_, trailer) => {
    expect(() => decode(WITH_TRAILER, framed(WITH_TRAILER.chunks, trailer))).toThrow(
      'signature we calculated does not match',
    );
  });
});

describe('unsigned chunks', () => {
  const head = { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', signature: '', chunks: [] };
  const length = (bytes: number) => ({ 'x-amz-decoded-content-length': String(bytes) });

  it('may hold line ends, and end in a trailer', () => {
    const body = '6\r\na\r\nb\r\n\r\n0\r\nX-Amz-Checksum-Crc32: abc=\r\n\r\n';
    const { bytes, trailers } = decode(head, body, length(6));
    expect(bytes.toString()).toBe('a\r\nb\r\n');
    expect(trailers).toEqual({ 'x-amz-checksum-crc32': 'abc=' });
  });

  it.each([
    ['stops within a chunk', '6\r\nabc'],
    ['has no last chunk', '3\r\nabc\r\n'],
    ['has a size that is no number', 'xyz\r\nabc\r\n0\r\n\r\n'],
    ['is longer than its chunk', '2\r\nabc\r\n0\r\n\r\n'],
    ['is not as long as announced', '2\r\nab\r\n0\r\n\r\n'],
    ['has a trailer that is no header', '3\r\nabc\r\n0\r\nnonsense\r\n\r\n'],
  ])('are an incomplete body when it %s', (_, body) => {
    expect(() => decode(head, body, length(3))).toThrow(
      'You did not provide the number of bytes specified',
    );
  });

  it('are refused when nobody said how long they are decoded', () => {
    expect(() => decode(head, '0\r\n\r\n', {})).toThrow('Content-Length');
  });
});
