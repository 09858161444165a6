import { createHash } from 'node:crypto';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putKeys } from '../given.ts';

/** A DeleteObjects of any body, with the digest that S3 demands. */
function sendDelete({ send }: ContractContext, body: string) {
  const md5 = createHash('md5').update(body).digest('base64');
  return send({ method: 'POST', query: { delete: '' }, headers: { 'content-md5': md5 }, body });
}

const MALFORMED: Readonly<Record<string, string>> = {
  'no body': '',
  'no XML': 'key=a',
  'no object': '<Delete></Delete>',
  'another root': '<Remove><Object><Key>a</Key></Object></Remove>',
  'an element that is not closed': '<Delete><Object><Key>a</Key></Object>',
  'an object without a key': '<Delete><Object><VersionId>null</VersionId></Object></Delete>',
  'a raw control character': '<Delete><Object><Key>a\u0001</Key></Object></Delete>',
};

export const MALFORMED_DELETE_CASES: readonly ContractCase[] = [
  ...Object.entries(MALFORMED).map(([name, body]): ContractCase => ({
    name: `DeleteObjects of ${name} is refused`,
    source: 'API_DeleteObjects; ErrorResponses: MalformedXML, MissingRequestBodyError',
    run: async (context) => {
      await putKeys(context, ['a']);
      const { status, code } = await sendDelete(context, body);
      expect([status, code]).toEqual([
        400,
        body === '' ? 'MissingRequestBodyError' : 'MalformedXML',
      ]);
      expect(keysOf(await list(context))).toEqual(['a']);
    },
  })),
  {
    name: 'DeleteObjects without a digest is refused',
    source: 'API_DeleteObjects: Content-MD5 or checksum required; InvalidRequest',
    run: async (context) => {
      await putKeys(context, ['a']);
      const body = '<Delete><Object><Key>a</Key></Object></Delete>';
      const { status, code } = await context.send({ method: 'POST', query: { delete: '' }, body });
      expect([status, code]).toEqual([400, 'InvalidRequest']);
      expect(keysOf(await list(context))).toEqual(['a']);
    },
  },
];
