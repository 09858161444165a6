import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const object = { bucket: BUCKET, key: 'a' };

describe('tags', () => {
  it.each([
    ['none', {}],
    ['one', { 'x-amz-tagging': 'a=b' }],
    ['odd ones', { 'x-amz-tagging': 'a%20b=%3Dc%2Fd&e=%C3%A9&f=' }],
  ])('gives %s as the header that sets them', async (_, headers) => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.tags(object)).toEqual(headers);
  });

  it('gives them in one order, whatever that of the store', async () => {
    const server = await startTestServer();
    const store = await openTestStore(server);
    const headers = { 'x-amz-tagging': 'z=1&a=2&b=' };
    await store.put({ ...object, content: contentOf('x'), headers });
    expect(await store.tags(object)).toEqual({ 'x-amz-tagging': 'a=2&b=&z=1' });
  });
});
