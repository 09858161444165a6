import { expect, it } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import type { ObjectHeaders } from '../../../src/core/object-headers.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

it.each(['caf\u00e9', '\u65e5\u672c', 'a\nb'])(
  'sends no request with the value %j',
  async (value) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers: ObjectHeaders = { 'x-amz-meta-a': value };
    const content = contentOf('x');
    await expect(store.put({ bucket: BUCKET, key: 'a', content, headers })).rejects.toMatchObject({
      code: 'InvalidHeader',
      scope: 'item',
    });
    const copy = { source: { bucket: BUCKET, key: 'a' }, bucket: BUCKET, key: 'b', headers };
    await expect(store.copy({ ...copy, ifSourceMatch: '"x"' })).rejects.toMatchObject({
      code: 'InvalidHeader',
    });
    expect(server.log).toEqual([]);
  },
);

it.each(['x-amz-copy-source', 'X-Amz-Copy-Source', 'authorization', 'content-length', 'if-match'])(
  'sends no request with the header %s, which could make it another one',
  async (name) => {
    const server = await startTestServer();
    server.bucket(BUCKET).seed('secret', 'x');
    const store = await openTestStore(server);
    // As a program that no compiler checked gives it.
    const headers = { [name]: `/${BUCKET}/secret` } as ObjectHeaders;
    const object = { bucket: BUCKET, key: 'a', headers };
    const source = { bucket: BUCKET, key: 'secret' };
    const refusal = { code: 'InvalidHeader', scope: 'item' };
    for (const content of [contentOf('x'), contentOf(Buffer.alloc(8 * 1024 * 1024 + 1))]) {
      await expect(store.put({ ...object, content })).rejects.toMatchObject(refusal);
    }
    await expect(store.copy({ ...object, source })).rejects.toMatchObject(refusal);
    expect(server.log).toEqual([]);
  },
);
