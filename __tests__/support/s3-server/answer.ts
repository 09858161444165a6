import type { ServerResponse } from 'node:http';
import type { S3Error } from './errors.ts';
import { newId } from './state.ts';
import type { Answer } from './types.ts';
import { xmlDocument } from './xml.ts';

/** The error document of S3. */
export function errorAnswer(error: S3Error, resource: string): Answer {
  const { code, message, details, status, headers } = error;
  const body = xmlDocument(
    'Error',
    { Code: code, Message: message, ...details, Resource: resource, RequestId: 'TESTREQUEST' },
    false,
  );
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body };
}

export function statusAnswer(
  status: number,
  code: string | undefined,
  message: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const children = { Code: code ?? 'InternalError', Message: message ?? 'a fault of the test' };
  const body = code === undefined ? Buffer.alloc(0) : xmlDocument('Error', children, false);
  return { status, headers: { 'content-type': 'application/xml', ...headers }, body };
}

/** Sends an answer with the headers that every answer has. HEAD and 204 have no body. */
export function send(response: ServerResponse, answer: Answer, now: Date, isHead: boolean): void {
  const { status, headers, body } = answer;
  const hasBody = !isHead && status !== 204 && status !== 304;
  response.writeHead(status, allHeaders(headers, hasBody ? body.length : undefined, now));
  response.end(hasBody ? body : undefined);
}

/** Sends the head and half of the body, so that the rest is missing. */
export function sendHalf(response: ServerResponse, answer: Answer, now: Date): Promise<void> {
  const { status, headers, body } = answer;
  response.writeHead(status, allHeaders(headers, Math.max(body.length, 2), now));
  const half = body.subarray(0, Math.floor(body.length / 2));
  return new Promise((resolve) => {
    response.write(half.length === 0 ? ' ' : half, () => {
      resolve();
    });
  });
}

function allHeaders(
  headers: Readonly<Record<string, string>>,
  length: number | undefined,
  now: Date,
): Record<string, string> {
  return {
    date: now.toUTCString(),
    server: 'AmazonS3',
    'x-amz-request-id': newId().slice(0, 16).toUpperCase(),
    'x-amz-id-2': newId(),
    ...(length !== undefined && { 'content-length': String(length) }),
    ...headers,
  };
}
