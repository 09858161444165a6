import { buildQueryString, type HttpRequest, HttpResponse } from '@smithy/core/protocols';
import type { HttpHandlerOptions } from '@smithy/types';
import type { Connections } from '../wire/connections.ts';
import { beginningOf, refusalOf, unproven } from '../errors.ts';
import type { SentRequest, WireAnswer } from '../wire/message.ts';
import { readXml } from '../wire/xml/read-xml.ts';

export interface ExchangeOptions extends HttpHandlerOptions {
  readonly isStreamed?: SentRequest['isStreamed'];
  readonly maxBody?: number | undefined;
  readonly onSent?: SentRequest['onSent'] | undefined;
}

/** An answer in the SDK's type, with the original one. */
export interface Answered extends HttpResponse {
  readonly answer: WireAnswer;
}

/**
 * The SDK's request handler over this project's connections, also for its own requests (sessions,
 * roles). It does not close the connections.
 */
export function createRequestHandler(connections: Connections) {
  return {
    metadata: { handlerProtocol: 'http/1.1' },
    async handle(request: HttpRequest, options: ExchangeOptions = {}) {
      const { abortSignal, isStreamed, maxBody, onSent } = options;
      const sent = {
        ...sentRequestOf(request),
        ...(isStreamed !== undefined && { isStreamed }),
        ...(maxBody !== undefined && { maxBody }),
        ...(onSent && { onSent }),
      };
      const answer = await connections.send(sent, abortSignal as AbortSignal | undefined);
      // Only the SDK reads the answers to its own requests.
      if (isStreamed === undefined) assertReadable(answer);
      return { response: answered(answer) };
    },
    destroy: () => undefined,
    updateHttpClientConfig: () => undefined,
    httpHandlerConfigs: () => ({}),
  };
}

/**
 * Throws a StoreError for an XML document that this project's reader refuses or finds ambiguous: the
 * SDK's reader takes comments, document types and what stands behind the root.
 */
function assertReadable(answer: WireAnswer): void {
  if (!/^\s*</.test(beginningOf(answer.body))) return;
  const document = readXml(answer.body);
  if (document !== undefined && ![...document.fields.values()].includes(undefined)) return;
  if (answer.status >= 300) throw refusalOf(answer);
  throw unproven('a request for credentials', 'an unambiguous document');
}

function sentRequestOf(request: HttpRequest): SentRequest {
  const { protocol, hostname, port, path, method } = request;
  const query = buildQueryString(request.query);
  const body = bytesOf(request.body);
  const headers = Object.entries(request.headers).map(([name, value]) => [
    name.toLowerCase(),
    value,
  ]);
  return {
    origin: `${protocol}//${hostname}${port === undefined ? '' : `:${port}`}`,
    target: query === '' ? path : `${path}?${query}`,
    method: method as SentRequest['method'],
    headers: Object.fromEntries(headers) as SentRequest['headers'],
    ...(body && { body }),
  };
}

function bytesOf(body: unknown): Uint8Array | undefined {
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return Buffer.from(body);
  if (body instanceof Uint8Array) return body;
  throw new TypeError('the SDK sent an unexpected type of body');
}

function answered(answer: WireAnswer): Answered {
  const headers = [...answer.headers].filter(([, value]) => value !== undefined);
  const response = new HttpResponse({
    statusCode: answer.status,
    headers: Object.fromEntries(headers) as Record<string, string>,
    body: answer.body,
  });
  return Object.assign(response, { answer });
}
