import type { IncomingMessage } from 'node:http';
import { S3Error } from './errors.ts';
import { operationName } from './operation-name.ts';
import type { SeenRequest } from '../types.ts';

const LOCAL_HOST = /^(localhost|127\.0\.0\.1|\[::1\]|::1)$/;

/** Bucket and key of a request in path style or in virtual-host style, and its operation. */
export function seeRequest(message: IncomingMessage, n: number): SeenRequest {
  const { method = '', url = '', headers } = message;
  const [path, query] = splitOnce(url, '?');
  const host = (headers.host ?? '').replace(/:\d+$/, '');
  const inHost = LOCAL_HOST.test(host) ? undefined : /^(.+)\.localhost$/.exec(host)?.[1];
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
