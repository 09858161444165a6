import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';

const BODY = '0123456789';
const PAST = 'Sat, 01 Jan 2000 00:00:00 GMT';

/** Puts the ten digits and answers a GET of them with these headers. */
async function getWith({ send }: ContractContext, headers: Readonly<Record<string, string>>) {
  const { headers: stored } = await send({ method: 'PUT', key: 'a', body: BODY });
  const etag = String(stored['etag']);
  const { headers: now } = await send({ method: 'HEAD', key: 'a' });
  const filled = Object.entries(headers).map(([name, value]) => [
    name,
    value.replace('ETAG', etag).replace('MODIFIED', String(now['last-modified'])),
  ]);
  const asked = Object.fromEntries(filled) as Record<string, string>;
  return send({ method: 'GET', key: 'a', headers: asked });
}

const RANGES: readonly (readonly [string, string, string])[] = [
  ['bytes=0-0', '0', 'bytes 0-0/10'],
  ['bytes=2-4', '234', 'bytes 2-4/10'],
  ['bytes=7-', '789', 'bytes 7-9/10'],
  ['bytes=-3', '789', 'bytes 7-9/10'],
  ['bytes=-30', BODY, 'bytes 0-9/10'],
  ['bytes=8-100', '89', 'bytes 8-9/10'],
  ['bytes=0-', BODY, 'bytes 0-9/10'],
];

/** Headers of a GET, and the status and body of its answer. */
const CONDITIONS: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ['If-Match with the ETag', { 'if-match': 'ETAG' }, 200],
  ['If-Match with *', { 'if-match': '*' }, 200],
  ['If-Match with another ETag', { 'if-match': '"00000000000000000000000000000000"' }, 412],
  ['If-None-Match with the ETag', { 'if-none-match': 'ETAG' }, 304],
  ['If-None-Match with *', { 'if-none-match': '*' }, 304],
  ['If-None-Match with another ETag', { 'if-none-match': '"0"' }, 200],
  ['If-Modified-Since before', { 'if-modified-since': PAST }, 200],
  ['If-Modified-Since the very time', { 'if-modified-since': 'MODIFIED' }, 304],
  ['If-Unmodified-Since before', { 'if-unmodified-since': PAST }, 412],
  ['If-Unmodified-Since the very time', { 'if-unmodified-since': 'MODIFIED' }, 200],
  [
    'If-Match true and If-Unmodified-Since false',
    { 'if-match': 'ETAG', 'if-unmodified-since': PAST },
    200,
  ],
  [
    'If-None-Match false and If-Modified-Since true',
    { 'if-none-match': 'ETAG', 'if-modified-since': PAST },
    304,
  ],
];

export const READ_CASES: readonly ContractCase[] = [
  ...RANGES.map(([range, body, contentRange]): ContractCase => ({
    name: `GET with Range ${range} gives that part`,
    source: 'API_GetObject: Range',
    run: async (context) => {
      const answer = await getWith(context, { range });
      expect([answer.status, answer.body]).toEqual([206, body]);
      expect(answer.headers['content-range']).toBe(contentRange);
      expect(answer.headers['content-length']).toBe(String(body.length));
    },
  })),
  ...['bytes=10-', 'bytes=50-60'].map((range): ContractCase => ({
    name: `GET with Range ${range}, past the end, is InvalidRange`,
    source: 'ErrorResponses: InvalidRange',
    run: async (context) => {
      const { status, code } = await getWith(context, { range });
      expect([status, code]).toEqual([416, 'InvalidRange']);
    },
  })),
  {
    name: 'any range of an empty object is InvalidRange',
    source: 'API_GetObject: Range; ErrorResponses: InvalidRange',
    run: async ({ send }) => {
      await send({ method: 'PUT', key: 'a' });
      const { status } = await send({ method: 'GET', key: 'a', headers: { range: 'bytes=0-0' } });
      expect(status).toBe(416);
    },
  },
  {
    name: 'a Range of another unit is ignored',
    source: 'API_GetObject: Range (RFC 9110, 14.2)',
    run: async (context) => {
      const { status, body } = await getWith(context, { range: 'lines=1-2' });
      expect([status, body]).toEqual([200, BODY]);
    },
  },
  ...CONDITIONS.flatMap(([name, headers, status]): readonly ContractCase[] => [
    {
      name: `GET ${name} is ${status}`,
      source: 'API_GetObject: conditional headers',
      run: async (context) => {
        const answer = await getWith(context, headers);
        expect(answer.status).toBe(status);
        if (status === 200) expect(answer.body).toBe(BODY);
        if (status === 304) expect(answer.body).toBe('');
        if (status === 412) expect(answer.code).toBe('PreconditionFailed');
      },
    },
  ]),
  {
    name: 'HEAD obeys If-Match and If-None-Match',
    source: 'API_HeadObject: conditional headers',
    run: async ({ send }) => {
      const { headers } = await send({ method: 'PUT', key: 'a', body: BODY });
      const head = async (condition: Readonly<Record<string, string>>) =>
        (await send({ method: 'HEAD', key: 'a', headers: condition })).status;
      const etag = String(headers['etag']);
      expect(await head({ 'if-match': '"0"' })).toBe(412);
      expect(await head({ 'if-none-match': etag })).toBe(304);
      expect(await head({ 'if-match': etag, 'if-none-match': '"0"' })).toBe(200);
    },
  },
  {
    name: 'a range is cut from the object that If-Match names',
    source: 'API_GetObject: Range, If-Match',
    run: async (context) => {
      const answer = await getWith(context, { range: 'bytes=1-2', 'if-match': 'ETAG' });
      expect([answer.status, answer.body]).toEqual([206, '12']);
      const other = await getWith(context, { range: 'bytes=1-2', 'if-match': '"0"' });
      expect(other.status).toBe(412);
    },
  },
];
