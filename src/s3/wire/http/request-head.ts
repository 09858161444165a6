import { StoreError } from '../../../core/errors.ts';
import type { WireRequest } from '../message.ts';

const PATH = /^\/[\x21-\x7e]*$/;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * The head of a request in HTTP/1.1, its signature's headers among `headers`. Throws rather than
 * let a line break through, with which a value would become a header or a request of its own.
 */
export function requestHead(
  { method, path, query, body }: WireRequest,
  headers: WireRequest['headers'],
): string {
  const target = query === '' ? path : `${path}?${query}`;
  if (!PATH.test(target)) throw unsendable('the path of a request');
  let head = `${method} ${target} HTTP/1.1\r\n`;
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (!NAME.test(name) || !VALUE.test(value)) throw unsendable(`the header ${name}`);
    head += `${name}: ${value}\r\n`;
  }
  const length = body === undefined ? (method === 'GET' ? undefined : 0) : body.byteLength;
  return length === undefined ? `${head}\r\n` : `${head}content-length: ${length}\r\n\r\n`;
}

/** The value is not told: what has a line break at its end is mostly a secret. */
function unsendable(what: string): StoreError {
  return new StoreError(
    'InvalidHeader',
    `${what} holds a character that can't be sent, for instance a line break: look for one at ` +
      'the end of AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN or the region',
    { scope: 'batch' },
  );
}
