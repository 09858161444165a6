import { createHash, createHmac } from 'node:crypto';
import { request as sendRequest, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

export const ACCESS_KEY_ID = 'test-access-key';
export const SECRET_ACCESS_KEY = 'test-secret-key';
export const REGION = 'us-east-1';

export interface RawRequest {
  readonly method: string;
  /** Instead of the host of the endpoint. */
  readonly host?: string;
  readonly bucket?: string;
  /** Absent: the request is about the bucket. */
  readonly key?: string;
  /** Sent and signed as it is, in the place of a key. */
  readonly rawPath?: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signing?: Signing;
  /** Added to the URL after it was signed. */
  readonly unsignedQuery?: string;
  /** Added after the request was signed. */
  readonly unsignedHeaders?: Readonly<Record<string, string>>;
  /** Awaited when the first byte of the body was sent, before the others are. */
  readonly betweenBytes?: () => Promise<void>;
}

export interface Signing {
  /** `none` sends no signature at all. */
  readonly style?: 'header' | 'query' | 'none';
  readonly accessKeyId?: string;
  /** Instead of the method that is sent. */
  readonly signedMethod?: string;
  readonly secretAccessKey?: string;
  readonly region?: string;
  readonly date?: Date;
  /** Seconds that a signature in the query is valid. */
  readonly expires?: number;
  /** Instead of the SHA-256 of the body. */
  readonly payload?: string;
}

export interface RawAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  /** Of an error document. */
  readonly code: string | undefined;
}

/** Sends one request to `endpoint`, signed as SigV4 says or wrongly on purpose. */
export async function sendSigned(endpoint: string, request: RawRequest): Promise<RawAnswer> {
  const { host, hostname, port } = new URL(endpoint);
  const { path, headers } = signRequest(request.host ?? host, request);
  const message = sendRequest({ hostname, port, method: request.method, path, headers });
  const answered = new Promise<IncomingMessage>((resolve, reject) => {
    message.on('response', resolve).on('error', reject);
  });
  // Beside a body of text Node would send the headers as UTF-8.
  const sent = Buffer.from(request.body ?? '');
  if (request.betweenBytes !== undefined) {
    await new Promise((resolve) => message.write(sent.subarray(0, 1), resolve));
    await request.betweenBytes();
  }
  message.end(request.betweenBytes === undefined ? sent : sent.subarray(1));
  const answer = await answered;
  const body = await text(answer);
  const code = /<Code>([^<]*)<\/Code>/.exec(body)?.[1];
  return { status: answer.statusCode ?? 0, headers: answer.headers, body, code };
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html */
function signRequest(host: string, request: RawRequest) {
  const { bucket = '', key, query = {}, body = '', signing = {} } = request;
  const { style = 'header', date = new Date(), region = REGION } = signing;
  const { accessKeyId = ACCESS_KEY_ID, secretAccessKey = SECRET_ACCESS_KEY } = signing;
  const object = request.rawPath ?? (key === undefined ? undefined : encodePath(key));
  const path = `/${encode(bucket)}${object === undefined ? '' : `/${object}`}`;
  const timestamp = date.toISOString().replace(/[-:]|\.\d+/g, '');
  const scope = `${timestamp.slice(0, 8)}/${region}/s3/aws4_request`;
  const payload = signing.payload ?? (style === 'query' ? 'UNSIGNED-PAYLOAD' : sha256(body));
  const signedLater = { host, 'x-amz-content-sha256': payload, 'x-amz-date': timestamp };
  const headers = { ...request.headers, ...(style === 'query' ? { host } : signedLater) };
  const names = Object.keys(headers).sort();
  const presigned = {
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': `${accessKeyId}/${scope}`,
    'X-Amz-Date': timestamp,
    'X-Amz-Expires': String(signing.expires ?? 60),
    'X-Amz-SignedHeaders': names.join(';'),
  };
  const queryText = encodeQuery({ ...query, ...(style === 'query' && presigned) });
  const canonical = [
    signing.signedMethod ?? request.method,
    path,
    queryText,
    ...names.map((name) => `${name}:${(headers as Record<string, string>)[name] ?? ''}`),
    '',
    names.join(';'),
    payload,
  ].join('\n');
  // Headers are sent as Latin-1, so that each of their characters is a byte.
  const digest = sha256(Buffer.from(canonical, 'latin1'));
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scope, digest].join('\n');
  const signingKey = [timestamp.slice(0, 8), region, 's3', 'aws4_request'].reduce<Buffer>(
    (secret, part) => hmac(secret, part),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
  const signature = hmac(signingKey, toSign).toString('hex');
  const authorization =
    `AWS4-HMAC-SHA256 Credential=${accessKeyId}/${scope}, ` +
    `SignedHeaders=${names.join(';')}, Signature=${signature}`;
  const sentQuery = [
    queryText,
    ...(style === 'query' ? [`X-Amz-Signature=${signature}`] : []),
    request.unsignedQuery ?? '',
  ].filter((one) => one !== '');
  return {
    path: sentQuery.length === 0 ? path : `${path}?${sentQuery.join('&')}`,
    headers: {
      ...(!('transfer-encoding' in headers) && {
        'content-length': String(Buffer.byteLength(body)),
      }),
      ...headers,
      ...(style === 'header' && { authorization }),
      ...request.unsignedHeaders,
    },
  };
}

function encodeQuery(query: Readonly<Record<string, string>>): string {
  return Object.entries(query)
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort((a, b) => (a < b ? -1 : 1))
    .join('&');
}

export function encodePath(key: string): string {
  return key.split('/').map(encode).join('/');
}

function encode(value: string): string {
  return encodeURIComponent(value).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function hmac(key: Buffer, value: string): Buffer {
  return createHmac('sha256', key).update(value).digest();
}

function sha256(value: string | Buffer): string {
  return createHash('sha256').update(value).digest('hex');
}
