import { StoreError } from '../../../core/errors.ts';
import type { SentRequest } from '../sent-request.ts';

const TARGET = /^\/[\x21-\x7e]*$/;
const NAME = /^[!#$%&'*+.^_`|~\w-]+$/;
const VALUE = /^[\t\x20-\x7e]*$/;

/**
 * Names and values in turn. Throws a StoreError rather than let a line break through, with which a
 * value would become a header or a request of its own.
 */
export function headerList({ target, headers }: SentRequest): string[] {
  if (!TARGET.test(target)) throw unsendable('the path of a request');
  const list: string[] = [];
  for (const name in headers) {
    const value = headers[name] ?? '';
    if (!NAME.test(name) || !VALUE.test(value)) throw unsendable(`the header ${name}`);
    list.push(name, value);
  }
  return list;
}

/** The message leaves the value out: what has a line break at its end is mostly a secret. */
function unsendable(what: string): StoreError {
  return new StoreError(
    'InvalidHeader',
    `${what} holds a character that can't be sent, for instance a line break: look for one at ` +
      'the end of AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN or the region',
    { scope: 'batch' },
  );
}
