import { expect } from 'vitest';
import type { ContractCase } from '../contract-case.ts';
import { keysOf, list, putKeys, putObject, refusalOf, setVersioning } from '../given.ts';

/** Characters of one, two and four bytes, 1,024 bytes in all, in pieces that any disk takes. */
const LONGEST = `${'k'.repeat(200)}/${'é'.repeat(100)}/${'\u{1f600}'.repeat(50)}/${'k'.repeat(200)}/${'z'.repeat(220)}`;

const TOO_LONG: Readonly<Record<string, string>> = {
  '1,025 bytes': 'k'.repeat(1025),
  '513 characters of two bytes': 'é'.repeat(513),
};

export const ERROR_CASES: readonly ContractCase[] = [
  {
    name: 'an error is an XML document with code, message and request id',
    source: 'ErrorResponses: REST error responses',
    run: async ({ send }) => {
      const { headers, body, status } = await send({ method: 'GET', key: 'none' });
      expect([status, headers['content-type']]).toEqual([404, 'application/xml']);
      expect(body).toMatch(/^<\?xml version="1\.0" encoding="UTF-8"\?>\s*<Error>/i);
      expect(body).toMatch(/<Code>NoSuchKey<\/Code>\s*<Message>[^<]+<\/Message>/);
      expect(body).toMatch(/<RequestId>[^<]+<\/RequestId>/);
    },
  },
  {
    name: 'an error of HEAD has no body',
    source: 'API_HeadObject: no response body',
    run: async ({ send }) => {
      const { status, body } = await send({ method: 'HEAD', key: 'none' });
      expect([status, body]).toEqual([404, '']);
    },
  },
  {
    name: 'every answer has a request id',
    source: 'API/RESTCommonResponseHeaders: x-amz-request-id',
    run: async ({ send }) => {
      for (const key of ['none', undefined]) {
        const { headers } = await send({ method: 'GET', ...(key !== undefined && { key }) });
        expect(headers['x-amz-request-id']).toBeTruthy();
        expect(headers['date']).toBeTruthy();
      }
    },
  },
  {
    name: 'an error names a hostile key without breaking its document',
    source: 'ErrorResponses: REST error responses',
    run: async (context) => {
      const { status, body } = await context.send({ method: 'GET', key: `</Key><Code>&'"` });
      expect(status).toBe(404);
      expect(body.match(/<Code>/g)).toHaveLength(1);
    },
  },
  {
    name: 'a key of 1,024 bytes is stored and listed',
    source: 'userguide/object-keys: 1,024 bytes',
    run: async (context) => {
      expect(Buffer.byteLength(LONGEST)).toBe(1024);
      await putKeys(context, [LONGEST]);
      expect(keysOf(await list(context))).toEqual([LONGEST]);
    },
  },
  ...Object.entries(TOO_LONG).map(([name, key]): ContractCase => ({
    name: `a key of ${name} is KeyTooLongError`,
    source: 'userguide/object-keys: 1,024 bytes; ErrorResponses: KeyTooLongError',
    run: async (context) => {
      expect(await refusalOf(putObject(context, key))).toBe('400 KeyTooLongError');
    },
  })),
  ...['POST', 'PATCH'].map((method): ContractCase => ({
    name: `${method} of an object is MethodNotAllowed`,
    source: 'ErrorResponses: MethodNotAllowed',
    run: async (context) => {
      await putObject(context, 'a');
      const { status, code } = await context.send({ method, key: 'a' });
      expect([status, code]).toEqual([405, 'MethodNotAllowed']);
    },
  })),
  {
    name: 'a path that is not encoded rightly is InvalidURI',
    source: 'ErrorResponses: InvalidURI',
    run: async ({ send }) => {
      const { status, code } = await send({ method: 'GET', rawPath: '%zz' });
      expect([status, code]).toEqual([400, 'InvalidURI']);
    },
  },
  {
    name: 'a version id that is none is InvalidArgument',
    source: 'API_GetObject: versionId; ErrorResponses: InvalidArgument',
    run: async (context) => {
      await setVersioning(context, 'Enabled');
      await putObject(context, 'a');
      const query = { versionId: 'no version id' };
      const { status, code } = await context.send({ method: 'GET', key: 'a', query });
      expect([status, code]).toEqual([400, 'InvalidArgument']);
    },
  },
  {
    name: 'a versioning status that is none is MalformedXML',
    source: 'API_PutBucketVersioning: Status; ErrorResponses: MalformedXML',
    run: async ({ send }) => {
      const body = '<VersioningConfiguration><Status>Off</Status></VersioningConfiguration>';
      const { status, code } = await send({ method: 'PUT', query: { versioning: '' }, body });
      expect([status, code]).toEqual([400, 'MalformedXML']);
    },
  },
  {
    name: 'a PUT without a length is MissingContentLength',
    source: 'ErrorResponses: MissingContentLength',
    run: async ({ send }) => {
      const headers = { 'transfer-encoding': 'chunked' };
      const signing = { payload: 'UNSIGNED-PAYLOAD' };
      const { status, code } = await send({ method: 'PUT', key: 'a', body: 'x', headers, signing });
      expect([status, code]).toEqual([411, 'MissingContentLength']);
    },
  },
];
