import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import type { ObjectHeaders } from '../../../src/core/object-headers.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const object = { bucket: BUCKET, key: 'a' };

describe('head', () => {
  it('gives the headers that were stored, by their names on the wire', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers: ObjectHeaders = {
      'cache-control': 'no-cache',
      'content-disposition': 'attachment',
      'content-encoding': 'gzip',
      'content-language': 'de',
      'content-type': 'text/plain; charset=utf-8',
      expires: 'Wed, 21 Oct 2026 07:28:00 GMT',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'key',
      'x-amz-server-side-encryption-bucket-key-enabled': 'true',
      'x-amz-storage-class': 'STANDARD_IA',
      'x-amz-website-redirect-location': '/other',
      'x-amz-meta-build': '42',
    };
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.head(object)).toMatchObject({ size: 1, headers, checksums: {} });
    expect(Object.keys((await store.head(object))?.headers ?? {}).sort()).toEqual(
      Object.keys(headers).sort(),
    );
  });

  it.each([
    ['sha256', createHash('sha256').update('body').digest('base64'), true],
    ['sha1', createHash('sha1').update('body').digest('base64'), true],
    ['crc32', 'NSRBwg==', true],
    ['crc32c', '4waSgw==', true],
    ['crc64nvme', 'rosUhgp5mIg=', true],
    ['crc32', 'abcd0g==-2', false],
    ['crc32c', 'abcd0g==-2', false],
  ])('gives the checksum %s of the whole object only: %s', async (name, value, isWhole) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    server.bucket(BUCKET).seed('a', 'body');
    const edit = (answer: { headers: Record<string, string>; status: number; body: Buffer }) => ({
      ...answer,
      headers: { ...answer.headers, [`x-amz-checksum-${name}`]: value },
    });
    server.onRequest = ({ headers }) =>
      headers['x-amz-checksum-mode'] === 'ENABLED' ? { kind: 'edit', edit } : undefined;
    expect((await store.head(object))?.checksums).toEqual({});
    const asked = await store.head({ ...object, withChecksums: true });
    expect(asked?.checksums).toEqual(isWhole ? { [name]: value } : {});
  });

  it('gives nothing for what is not there', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    expect(await store.head(object)).toBeUndefined();
  });
});
