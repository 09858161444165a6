import { codeOf, messageOf } from '../../../core/errors.ts';

/** Maximum bytes of the head of an answer; Node's own limit. */
export const MAX_HEAD = 16 * 1024;

export function lost(): Error {
  return coded('the connection was closed before the answer was whole', 'ECONNRESET');
}

export function closed(): Error {
  return coded('the connections were closed', 'ECONNABORTED');
}

export function aborted(): Error {
  return coded('the request was aborted', 'ECONNABORTED');
}

export function timedOut(message: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError' });
}

/** An answer that is not HTTP/1.1, under a code of Node's parser. */
export function notHttp(what: string, code = 'HPE_INVALID_CONSTANT'): Error {
  return coded(`what answers does not speak HTTP/1.1 as a store does: ${what}`, code);
}

export function headTooLong(): Error {
  return notHttp(`its head is longer than ${MAX_HEAD} bytes`, 'HPE_HEADER_OVERFLOW');
}

/**
 * The error with one of Node's codes that says the same as one of undici's; others as they are.
 * `hasHead`: the head of the answer had come.
 */
export function asNodeError(thrown: Error, hasHead = false): Error {
  const code = codeOf(thrown);
  const message = messageOf(thrown);
  if (thrown.name === 'HTTPParserError') {
    // undici 8 leaves out the code.
    return message.includes('EOF') ? lost() : notHttp("it can't be parsed");
  }
  if (!code.startsWith('UND_ERR')) return thrown;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return headTooLong();
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return closed();
  if (/^bad (response|upgrade)$/.test(message)) return notHttp('it sends what was not asked for');
  // What undici also says of a head with a length that it can't parse.
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHead) {
    return notHttp('it does not tell where its body ends');
  }
  return lost();
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
