import { StoreError } from '../../core/errors.ts';
import type { Hop } from './http/socket.ts';

export interface Proxy extends Hop {
  /** The header that tells it user name and password, or nothing. */
  readonly authorization: readonly string[];
}

/** The proxy that is named so. Throws a StoreError for what is no URL of http or https. */
export function proxyAt(text: string): Proxy {
  const url = URL.parse(text);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    throw new StoreError(
      'ProxyError',
      'HTTPS_PROXY, HTTP_PROXY or ALL_PROXY is no http:// or https:// URL: correct it, or name ' +
        'the host of the endpoint in NO_PROXY',
      { scope: 'batch' },
    );
  }
  const credentials = `${decoded(url.username)}:${decoded(url.password)}`;
  const encoded = Buffer.from(credentials).toString('base64');
  const authorization = credentials === ':' ? [] : ['proxy-authorization', `Basic ${encoded}`];
  return { url, session: undefined, authorization };
}

/** A per cent sign that begins no escape stands for itself. */
function decoded(text: string): string {
  return text.replaceAll(/(?:%[\da-f]{2})+/gi, (escapes) => {
    try {
      return decodeURIComponent(escapes);
    } catch {
      return escapes;
    }
  });
}
