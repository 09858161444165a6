import { codeOf } from '../../core/errors.ts';

/** What undici calls a failure of the connection, by the names that Node and the SDK give it. */
const NAMES: Readonly<Record<string, { readonly code?: string; readonly name?: string }>> = {
  HTTPParserError: { code: 'HPE_INVALID_CONSTANT' },
  UND_ERR_CONNECT_TIMEOUT: { name: 'TimeoutError' },
  UND_ERR_HEADERS_OVERFLOW: { code: 'HPE_HEADER_OVERFLOW' },
  UND_ERR_RES_CONTENT_LENGTH_MISMATCH: { code: 'ECONNRESET' },
  UND_ERR_SOCKET: { code: 'ECONNRESET' },
};

/** The error of a request that got no whole answer, as the rest of the store knows it. */
export function toNodeError(thrown: Error): Error {
  const known = thrown.name === 'TimeoutError' ? undefined : NAMES[nameOf(thrown)];
  if (known === undefined) return thrown;
  return Object.assign(new Error(thrown.message, { cause: thrown }), known);
}

/** The parser's errors have codes of their own, and sometimes none. */
function nameOf(thrown: Error): string {
  return thrown.name === 'HTTPParserError' ? thrown.name : codeOf(thrown);
}
