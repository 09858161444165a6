import type { ServerState } from '../state.ts';
import type { Answer, LogEntry, SeenRequest } from '../types.ts';
import { xmlDocument, type XmlChildren } from './xml.ts';

/** A request whose signature, length and checksums were found right. */
export interface S3Request extends SeenRequest {
  readonly body: Buffer;
  /** Checksums that came with the body, by header name. */
  readonly checksums: Readonly<Record<string, string>>;
}

export interface Handling {
  readonly request: S3Request;
  readonly state: ServerState;
  /** Where an operation notes what it changed. */
  readonly entry: LogEntry;
}

/** Performs an operation and gives its answer, all at once: nothing can come between. */
export type Handler = (handling: Handling) => Answer;

export function xmlAnswer(root: string, children: XmlChildren): Answer {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: xmlDocument(root, children),
  };
}

export function emptyAnswer(
  status: number,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers: { ...headers }, body: Buffer.alloc(0) };
}

/** A header as text; several of one name are joined as HTTP says. */
export function headerOf(request: SeenRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}

export function keyOf({ key = '' }: SeenRequest): string {
  return key;
}

export function bucketNameOf({ bucket = '' }: SeenRequest): string {
  return bucket;
}

/** S3 keeps whole seconds. */
export function wholeSecond(time: Date): Date {
  return new Date(Math.floor(time.getTime() / 1000) * 1000);
}
