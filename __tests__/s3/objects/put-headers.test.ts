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
