import { codeOf, messageOf } from '../../../core/errors.ts';

/** Maximum bytes of the head of an answer, as in Node. */
export const MAX_HEAD = 16 * 1024;

export function lost(): Error {
  return coded('the connection was closed before the answer was complete', 'ECONNRESET');
}

/** With this code of its own, undici sends what waits for the connection on another one. */
export function discarded(): Error {
  return coded('the connection had the answer to another request', 'UND_ERR_SOCKET');
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

/** The error of an answer that is not HTTP/1.1, with a code of Node's parser. */
export function notHttp(what: string, code = 'HPE_INVALID_CONSTANT'): Error {
  return coded(`the answer is not HTTP/1.1: ${what}`, code);
}

export function headTooLong(): Error {
  return notHttp(`its head is longer than ${MAX_HEAD} bytes`, 'HPE_HEADER_OVERFLOW');
}

/**
 * Translates an error of undici into one with Node's code for the same; returns others unchanged.
 * `hasHead` says whether the head of the answer had arrived.
 */
export function asNodeError(thrown: Error, hasHead = false): Error {
  const code = codeOf(thrown);
  const message = messageOf(thrown);
  if (thrown.name === 'HTTPParserError') {
    // undici 8 has no code here.
    return message.includes('EOF') ? lost() : notHttp("it can't be parsed");
  }
  if (!code.startsWith('UND_ERR')) return thrown;
  if (code === 'UND_ERR_HEADERS_OVERFLOW') return headTooLong();
  if (code === 'UND_ERR_DESTROYED' || code === 'UND_ERR_CLOSED') return closed();
  if (/^bad (response|upgrade)$/.test(message)) return notHttp('it sends an unexpected answer');
  // undici uses this code also for a Content-Length that it can't parse.
  if (code === 'UND_ERR_RES_CONTENT_LENGTH_MISMATCH' && !hasHead) {
    return notHttp('it does not say where its body ends');
  }
  return lost();
}

function coded(message: string, code: string): Error {
  return Object.assign(new Error(message), { code });
}
