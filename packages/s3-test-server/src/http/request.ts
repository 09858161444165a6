import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';
import { operationName } from './operation-name.ts';
import type { ProfiledRequest } from '../profiles/profile.ts';
import type { SeenRequest } from '../types.ts';

const BUCKET_HOST = /^(.+?)\.(?:(?:s3\.)?localhost|s3(?:[.-][a-z0-9-]+)*\.amazonaws\.com)$/;
const LOCAL_HOST = /^((s3\.)?localhost|127\.0\.0\.1|\[::1\]|::1)$/;

/** Bucket and key of a request in path style or in virtual-host style, and its operation. */
export function seeRequest(message: IncomingMessage, n: number): SeenRequest {
  const { method = '', headers } = message;
  // A client that takes this server for its proxy sends the whole URL.
  const url = (message.url ?? '').replace(/^http:\/\/[^/?]*/i, '');
  const [path, query] = splitOnce(url, '?');
  const inHost = bucketInHost(headers.host);
  const [first, rest] = splitOnce(path.slice(1), '/');
  const bucket = inHost ?? (first === '' ? undefined : decodePath(first));
  const rawKey = inHost === undefined ? rest : path.slice(1);
  const key = rawKey === undefined || rawKey === '' ? undefined : decodePath(rawKey);
  const parameters = new URLSearchParams(query);
  const isCopy = headers['x-amz-copy-source'] !== undefined;
  return {
    n,
    method,
    url,
    headers,
    query: parameters,
    operation: operationName({ method, bucket, key, query: parameters, isCopy }),
    ...(bucket !== undefined && { bucket }),
    ...(key !== undefined && { key }),
  };
}

/** The bucket that a host's name begins with: of `localhost`, `s3.localhost` or Amazon's `s3.REGION`. */
export function bucketInHost(header: string | undefined): string | undefined {
  const host = (header ?? '').replace(/:\d+$/, '');
  return LOCAL_HOST.test(host) ? undefined : BUCKET_HOST.exec(host)?.[1];
}

function splitOnce(text: string, separator: string): readonly [string, string | undefined] {
  const index = text.indexOf(separator);
  return index === -1 ? [text, undefined] : [text.slice(0, index), text.slice(index + 1)];
}

/** A path or a part of it without its escapes. */
export function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    throw new S3Error('InvalidURI');
  }
}

/** What a profile sees of a request. */
export function profiledRequest(
  { operation, method, bucket, key, url, query, headers: { host } }: SeenRequest,
  headers: IncomingHttpHeaders,
  body: Buffer,
): ProfiledRequest {
  const isPathStyle = bucketInHost(host) === undefined;
  return { operation, method, bucket, key, url, query, headers, body, isPathStyle };
}
