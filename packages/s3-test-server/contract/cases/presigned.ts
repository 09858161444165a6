import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { putObject } from '../given.ts';
import type { RawRequest } from '../signed-request.ts';

const MINUTE = 60_000;
const PRESIGNED = { style: 'query' } as const;

async function answerTo(context: ContractContext, request: Partial<RawRequest>) {
  await putObject(context, 'a', 'hello', { ContentType: 'text/css' });
  return context.send({ method: 'GET', key: 'a', signing: PRESIGNED, ...request });
}

const OVERRIDES: Readonly<Record<string, string>> = {
  'cache-control': 'no-store',
  'content-disposition': 'attachment; filename="b.txt"',
  'content-encoding': 'br',
  'content-language': 'de',
  'content-type': 'text/plain; charset=utf-8',
  expires: 'Thu, 01 Jan 2099 00:00:00 GMT',
};

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * MINUTE);
}

/** What is wrong with a presigned GET, and S3's answer. */
const REFUSALS: readonly (readonly [string, Partial<RawRequest>, number, string])[] = [
  [
    'that is not valid yet',
    { signing: { ...PRESIGNED, date: minutesAgo(-60) } },
    403,
    'AccessDenied',
  ],
  [
    'that is valid for less than no time',
    { signing: { ...PRESIGNED, expires: -1 } },
    400,
    'AuthorizationQueryParametersError',
  ],
  [
    'without all of its parameters',
    { signing: { style: 'none' }, query: { 'X-Amz-Algorithm': 'AWS4-HMAC-SHA256' } },
    400,
    'AuthorizationQueryParametersError',
  ],
  [
    'of another region',
    { signing: { ...PRESIGNED, region: 'eu-west-3' } },
    400,
    'AuthorizationQueryParametersError',
  ],
  [
    'with a header that is not signed',
    { unsignedHeaders: { 'x-amz-meta-a': 'b' } },
    403,
    'AccessDenied',
  ],
  [
    'with a signature in its headers as well',
    { unsignedHeaders: { authorization: 'AWS4-HMAC-SHA256 Credential=a' } },
    400,
    'InvalidArgument',
  ],
];

export const PRESIGNED_CASES: readonly ContractCase[] = [
  {
    name: 'a presigned HEAD tells what the object is',
    source: 'API/sigv4-query-string-auth: HTTP verb',
    run: async (context) => {
      const { status, headers, body } = await answerTo(context, { method: 'HEAD' });
      expect([status, headers['content-length'], headers['content-type'], body]).toEqual([
        200,
        '5',
        'text/css',
        '',
      ]);
    },
  },
  {
    name: 'a presigned GET of what is not there is NoSuchKey',
    source: 'API_GetObject: NoSuchKey',
    run: async (context) => {
      const { status, code } = await answerTo(context, { key: 'none' });
      expect([status, code]).toEqual([404, 'NoSuchKey']);
    },
  },
  {
    name: 'a presigned GET has a range of the object',
    source: 'API_GetObject: Range',
    run: async (context) => {
      const { status, body } = await answerTo(context, { unsignedHeaders: { range: 'bytes=1-2' } });
      expect([status, body]).toEqual([206, 'el']);
    },
  },
  ...['GET', 'HEAD'].map((method): ContractCase => ({
    name: `a presigned ${method} sets the headers of its answer`,
    source: 'API_GetObject, API_HeadObject: response-*',
    run: async (context) => {
      const query = Object.fromEntries(
        Object.entries(OVERRIDES).map(([name, value]) => [`response-${name}`, value]),
      );
      const { status, headers } = await answerTo(context, { method, query });
      expect(status).toBe(200);
      expect(headers).toMatchObject(OVERRIDES);
      const stored = await context.send({ method: 'HEAD', key: 'a' });
      expect(stored.headers['content-type']).toBe('text/css');
    },
  })),
  {
    name: 'a presigned GET sets no other header of its answer',
    source: 'API_GetObject: response-*',
    run: async (context) => {
      const query = { 'response-etag': '"own"', 'response-x-own': '1' };
      const { status, headers } = await answerTo(context, { query });
      expect([status, headers['etag'], headers['x-own']]).toEqual([
        200,
        '"5d41402abc4b2a76b9719d911017c592"',
        undefined,
      ]);
    },
  },
  ...REFUSALS.map(([name, request, status, code]): ContractCase => ({
    name: `a presigned GET ${name} is ${code}`,
    source: `API/sigv4-query-string-auth; ErrorResponses: ${code}`,
    run: async (context) => {
      const answer = await answerTo(context, request);
      expect([answer.status, answer.code]).toEqual([status, code]);
    },
  })),
];
