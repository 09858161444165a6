import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject, readObject } from '../given.ts';
import type { RawRequest, Signing } from '../signed-request.ts';

const MINUTE = 60_000;

function minutesAgo(minutes: number): Date {
  return new Date(Date.now() - minutes * MINUTE);
}

/** How a GET is signed, and S3's answer to it. */
const REFUSALS: readonly (readonly [string, Signing, number, string])[] = [
  ['the wrong secret', { secretAccessKey: 'another-secret' }, 403, 'SignatureDoesNotMatch'],
  ['a key nobody knows', { accessKeyId: 'another-access-key' }, 403, 'InvalidAccessKeyId'],
  ['no signature', { style: 'none' }, 403, 'AccessDenied'],
  ['a clock an hour late', { date: minutesAgo(60) }, 403, 'RequestTimeTooSkewed'],
  ['a clock an hour early', { date: minutesAgo(-60) }, 403, 'RequestTimeTooSkewed'],
  ['another region', { region: 'eu-west-3' }, 400, 'AuthorizationHeaderMalformed'],
  [
    'the wrong secret, presigned',
    { style: 'query', secretAccessKey: 'another-secret' },
    403,
    'SignatureDoesNotMatch',
  ],
  [
    'a key nobody knows, presigned',
    { style: 'query', accessKeyId: 'another-access-key' },
    403,
    'InvalidAccessKeyId',
  ],
  [
    'a presigned URL that has expired',
    { style: 'query', date: minutesAgo(2), expires: 60 },
    403,
    'AccessDenied',
  ],
  [
    'a presigned URL for more than a week',
    { style: 'query', expires: 604_801 },
    400,
    'AuthorizationQueryParametersError',
  ],
];

async function answerTo(context: ContractContext, request: Partial<RawRequest>) {
  await putObject(context, 'a');
  return context.send({ method: 'GET', key: 'a', ...request });
}

export const SIGNATURE_CASES: readonly ContractCase[] = [
  ...REFUSALS.map(([name, signing, status, code]): ContractCase => ({
    name: `${name} is ${code}`,
    source: `API/sig-v4-authenticating-requests; ErrorResponses: ${code}`,
    run: async (context) => {
      const answer = await answerTo(context, { signing });
      expect([answer.status, answer.code]).toEqual([status, code]);
    },
  })),
  {
    name: 'nothing is stored with the wrong secret',
    source: 'ErrorResponses: SignatureDoesNotMatch',
    run: async (context) => {
      const signing = { secretAccessKey: 'another-secret' };
      const put = await context.send({ method: 'PUT', key: 'b', body: 'x', signing });
      expect(put.status).toBe(403);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
  {
    name: 'a clock ten minutes late is good enough',
    source: 'API/sig-v4-authenticating-requests: within 15 minutes',
    run: async (context) => {
      const answer = await answerTo(context, { signing: { date: minutesAgo(10) } });
      expect(answer.status).toBe(200);
    },
  },
  {
    name: 'an unsigned payload is taken',
    source: 'API/sig-v4-header-based-auth: UNSIGNED-PAYLOAD',
    run: async (context) => {
      const signing = { payload: 'UNSIGNED-PAYLOAD' };
      const put = await context.send({ method: 'PUT', key: 'a', body: 'hello', signing });
      expect(put.status).toBe(200);
      expect(await readObject(context, 'a')).toBe('hello');
    },
  },
  {
    name: 'a presigned GET gives the object',
    source: 'API/sigv4-query-string-auth',
    run: async (context) => {
      const answer = await answerTo(context, { signing: { style: 'query' } });
      expect([answer.status, answer.body]).toEqual([200, 'hello']);
    },
  },
  {
    name: 'a presigned GET of a name with special characters gives the object',
    source: 'API/sig-v4-header-based-auth: UriEncode',
    run: async (context) => {
      const key = "a b/+&=?#~!*'()ä";
      await putObject(context, key, 'special');
      const query = { 'response-content-type': 'text/x +*' };
      const answer = await context.send({ method: 'GET', key, query, signing: { style: 'query' } });
      expect([answer.status, answer.body]).toEqual([200, 'special']);
    },
  },
  {
    name: 'a presigned PUT stores the object',
    source: 'API/sigv4-query-string-auth',
    run: async (context) => {
      const signing = { style: 'query' } as const;
      const put = await context.send({ method: 'PUT', key: 'a', body: 'hello', signing });
      expect(put.status).toBe(200);
      expect(await readObject(context, 'a')).toBe('hello');
    },
  },
  {
    name: 'a presigned URL with one more parameter is SignatureDoesNotMatch',
    source: 'API/sigv4-query-string-auth: canonical query string',
    run: async (context) => {
      const answer = await answerTo(context, {
        signing: { style: 'query' },
        unsignedQuery: 'response-content-type=text%2Fhtml',
      });
      expect([answer.status, answer.code]).toEqual([403, 'SignatureDoesNotMatch']);
    },
  },
  {
    name: 'a presigned GET is no PUT',
    source: 'API/sigv4-query-string-auth: HTTP verb',
    run: async (context) => {
      const answer = await answerTo(context, {
        method: 'PUT',
        body: 'x',
        signing: { style: 'query', signedMethod: 'GET' },
      });
      expect([answer.status, answer.code]).toEqual([403, 'SignatureDoesNotMatch']);
    },
  },
];
