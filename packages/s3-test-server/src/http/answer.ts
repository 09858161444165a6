import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { S3Error } from './errors.ts';
import { newId } from '../state.ts';
import type { Answer } from '../types.ts';
import { xmlDocument } from './xml.ts';

/** The error document of S3, which names the same request as the answer's head. */
export function errorAnswer(error: S3Error, url: string): Answer {
  const { code, message, details, status, headers } = error;
  const ids = requestIds();
  const children = {
    Code: code,
    Message: message,
    ...details,
    Resource: url.replace(/\?.*$/s, ''),
    RequestId: ids['x-amz-request-id'],
    HostId: ids['x-amz-id-2'],
  };
  const body = xmlDocument('Error', children, false);
  return { status, headers: { 'content-type': 'application/xml', ...ids, ...headers }, body };
}

export function statusAnswer(
  status: number,
  code: string | undefined,
  message: string | undefined,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  const ids = requestIds();
  const body = xmlDocument(
    'Error',
    {
      Code: code ?? 'InternalError',
      Message: message ?? 'a fault of the test',
      RequestId: ids['x-amz-request-id'],
      HostId: ids['x-amz-id-2'],
    },
    false,
  );
  return {
    status,
    headers: { 'content-type': 'application/xml', ...ids, ...headers },
    body: code === undefined ? Buffer.alloc(0) : body,
  };
}

function requestIds() {
  return {
    'x-amz-request-id': randomBytes(8).toString('hex').toUpperCase(),
    'x-amz-id-2': newId(),
  };
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
    ...requestIds(),
    ...(length !== undefined && { 'content-length': String(length) }),
    ...headers,
  };
}
