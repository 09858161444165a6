import { HeadObjectCommand } from '@aws-sdk/client-s3';
import { expect } from 'vitest';
import type { ContractCase, ContractContext } from '../contract-case.ts';
import { keysOf, list, putObject } from '../given.ts';

/** As it is sent: a byte of the UTF-8 for each character. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Value that is sent, and the one that S3 gives back. */
const VALUES: readonly (readonly [string, string])[] = [
  // The example of the user guide.
  ['ÄMÄZÕÑ S3', '=?UTF-8?B?w4PChE3Dg8KEWsODwpXDg8KRIFMz?='],
  ['Hello World é', '=?UTF-8?Q?Hello_World_=C3=83=C2=A9?='],
];

async function putAndHead(context: ContractContext, name: string, value: string) {
  const headers = { [name]: value };
  const put = await context.send({ method: 'PUT', key: 'a', body: 'x', headers });
  expect([put.status, put.code]).toEqual([200, undefined]);
  return (await context.send({ method: 'HEAD', key: 'a' })).headers[name];
}

export const METADATA_CASES: readonly ContractCase[] = [
  ...VALUES.map(([text, given]): ContractCase => ({
    name: `metadata with the UTF-8 of ${text} is signed as it is sent, and comes back as words`,
    source: 'userguide/UsingMetadata: non-US-ASCII characters, RFC 2047',
    run: async (context) => {
      expect(await putAndHead(context, 'x-amz-meta-text', bytesOf(text))).toBe(given);
    },
  })),
  {
    name: 'metadata that is words of RFC 2047 comes back as it is',
    source: 'userguide/UsingMetadata: only US-ASCII is presented as it is',
    run: async (context) => {
      const word = '=?UTF-8?B?w4Q=?=';
      expect(await putAndHead(context, 'x-amz-meta-text', word)).toBe(word);
    },
  },
  {
    name: 'metadata that is empty comes back',
    source: 'API_PutObject: x-amz-meta-*',
    run: async (context) => {
      const { s3, bucket } = context;
      await putObject(context, 'a', 'x', { Metadata: { empty: '', full: '1' } });
      const head = await s3.send(new HeadObjectCommand({ Bucket: bucket, Key: 'a' }));
      expect(head.Metadata).toEqual({ empty: '', full: '1' });
    },
  },
  {
    name: 'metadata of the UTF-8 with a wrong signature is refused',
    source: 'ErrorResponses: SignatureDoesNotMatch',
    run: async (context) => {
      const put = await context.send({
        method: 'PUT',
        key: 'a',
        headers: { 'x-amz-meta-text': bytesOf('é') },
        signing: { secretAccessKey: 'another-secret' },
      });
      expect([put.status, put.code]).toEqual([403, 'SignatureDoesNotMatch']);
      expect(keysOf(await list(context))).toEqual([]);
    },
  },
];
