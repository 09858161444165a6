import { hash } from 'node:crypto';
import type { Credentials } from '../way.ts';
import type { WireRequest } from './message.ts';

/** The signed parts of a request; path and query are percent-encoded. */
export interface Signable extends Pick<WireRequest, 'headers' | 'method'> {
  readonly path: string;
  readonly query: string;
}

export interface SigningScope {
  readonly credentials: Credentials;
  readonly region: string;
  readonly host: string;
  /** Milliseconds since 1970. */
  readonly time: number;
  /** SHA-256 of the body, in hexadecimal. */
  readonly payloadHash: string;
}

/** Signs requests to S3. It keeps the key of the day, which takes longest to compute. */
export type Signer = (request: Signable, scope: SigningScope) => Record<string, string>;

/** Headers that proxies may change, by the rules of the SDK's own signer. */
const UNSIGNED =
  /^(authorization|cache-control|connection|expect|from|keep-alive|max-forwards|pragma|referer|te|trailer|transfer-encoding|upgrade|user-agent|x-amzn-trace-id|proxy-.*|sec-.*)$/;

const ALGORITHM = 'AWS4-HMAC-SHA256';

/**
 * AWS Signature Version 4. The signer returns the request's headers and those of the signature.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html
 */
export function createSigner(): Signer {
  let known: { readonly secret: string; readonly of: string; readonly sign: Hmac } | undefined;
  const signOf = ({ secretAccessKey }: Credentials, day: string, region: string) => {
    const of = `${day}/${region}`;
    if (known?.secret !== secretAccessKey || known.of !== of) {
      known = { secret: secretAccessKey, of, sign: signingHmac(secretAccessKey, day, region) };
    }
    return known.sign;
  };
  const layoutOf = createLayouts();
  const longDateOf = createDates();
  return (request, { credentials, region, host, time, payloadHash }) => {
    const longDate = longDateOf(time);
    const day = longDate.slice(0, 8);
    const { sessionToken, accessKeyId } = credentials;
    const headers: Record<string, string> = {
      ...request.headers,
      host,
      'x-amz-content-sha256': payloadHash,
      'x-amz-date': longDate,
      ...(sessionToken && { 'x-amz-security-token': sessionToken }),
    };
    const { signed, names } = layoutOf(headers);
    const scope = `${day}/${region}/s3/aws4_request`;
    let canonical = `${request.method}\n${request.path}\n${request.query}\n`;
    for (const name of signed) canonical += `${name}:${folded(headers[name] ?? '')}\n`;
    const digest = hash('sha256', `${canonical}\n${names}\n${payloadHash}`, 'hex');
    const sign = signOf(credentials, day, region);
    const signature = sign(`${ALGORITHM}\n${longDate}\n${scope}\n${digest}`);
    headers['authorization'] =
      `${ALGORITHM} Credential=${accessKeyId}/${scope}, SignedHeaders=${names}, ` +
      `Signature=${signature}`;
    return headers;
  };
}

interface Layout {
  /** The headers that are signed, in their order. */
  readonly signed: readonly string[];
  readonly names: string;
}

/** Which headers are signed; kept for the next request, which usually has the same names. */
function createLayouts(): (headers: Readonly<Record<string, string>>) => Layout {
  let known: (Layout & { readonly of: readonly string[] }) | undefined;
  return (headers) => {
    if (known === undefined || !isNamedSo(headers, known.of)) {
      const of = Object.keys(headers);
      const signed = of.filter((name) => !UNSIGNED.test(name)).sort();
      known = { of, signed, names: signed.join(';') };
    }
    return known;
  };
}

function isNamedSo(headers: Readonly<Record<string, string>>, names: readonly string[]): boolean {
  let count = 0;
  for (const name in headers) {
    if (names[count] !== name) return false;
    count += 1;
  }
  return count === names.length;
}

/** Times in ISO 8601 without separators; the last one is kept for its second. */
function createDates(): (time: number) => string {
  let known = { second: NaN, text: '' };
  return (time) => {
    const second = Math.floor(time / 1000);
    if (second !== known.second) {
      const text = new Date(time).toISOString().replaceAll(/[-:]|\.\d+/g, '');
      known = { second, text };
    }
    return known.text;
  };
}

function folded(value: string): string {
  return /^ |[\t\r\n]| {2}| $/.test(value)
    ? value.replaceAll(/[ \t\r\n]+/g, ' ').replaceAll(/^ | $/g, '')
    : value;
}

function signingHmac(secret: string, ...scope: readonly string[]): Hmac {
  return [...scope, 's3', 'aws4_request'].reduce(
    (sign, text) => createHmac(Buffer.from(sign(text), 'hex')),
    createHmac(Buffer.from(`AWS4${secret}`)),
  );
}

/** HMAC-SHA256 of a text under a fixed key, in hexadecimal. */
export type Hmac = (text: string) => string;

/** Bytes of a SHA-256 block and of its digest. */
const BLOCK = 64;
const DIGEST = 32;

/**
 * HMAC (https://www.rfc-editor.org/rfc/rfc2104) with two one-shot hashes: Node's Hmac prepares its
 * key again every time, which takes longer than the hashes.
 */
function createHmac(key: Buffer): Hmac {
  const block = Buffer.alloc(BLOCK);
  (key.length > BLOCK ? hash('sha256', key, 'buffer') : key).copy(block);
  const inner = block.map((byte) => byte ^ 0x36);
  const outer = Buffer.concat([block.map((byte) => byte ^ 0x5c), Buffer.alloc(DIGEST)]);
  let message = Buffer.from(inner);
  return (text) => {
    const length = BLOCK + Buffer.byteLength(text);
    if (length > message.length) message = Buffer.concat([inner], length);
    message.write(text, BLOCK);
    outer.write(hash('sha256', message.subarray(0, length), 'hex'), BLOCK, 'hex');
    return hash('sha256', outer, 'hex');
  };
}
