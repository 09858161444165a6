import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/content.ts';
import { skippingTime } from '../../support/injected-time.ts';
import { BUCKET, openTestStore, startTestServer } from '../../support/test-store.ts';

const LARGE = Buffer.alloc(8 * 1024 * 1024 + 1);

async function putInVain(abortsThatFail: number) {
  const server = await startTestServer();
  const time = skippingTime();
  const store = await openTestStore(server, {}, time);
  let failed = 0;
  server.onRequest = ({ operation }) => {
    if (operation === 'CompleteMultipartUpload') {
      return { kind: 'status', status: 403, code: 'AccessDenied' };
    }
    if (operation !== 'AbortMultipartUpload' || failed === abortsThatFail) return undefined;
    failed += 1;
    return { kind: 'status', status: 500, code: 'InternalError' };
  };
  const put = store.put({ bucket: BUCKET, key: 'a', content: contentOf(LARGE), headers: {} });
  await expect(put).rejects.toMatchObject({ code: 'AccessDenied' });
  return { time, uploads: server.bucket(BUCKET).uploads(), counts: server.counts };
}

describe('hazard 38: an upload that was given up', () => {
  it('is aborted again, a moment later, when the abort failed', async () => {
    const { time, uploads, counts } = await putInVain(2);
    expect(uploads).toEqual([]);
    expect(counts).toMatchObject({ AbortMultipartUpload: 3, ListParts: 1 });
    expect(time.sleeps).toEqual([100, 200]);
  });

  it('is left after three attempts', async () => {
    const { uploads, counts } = await putInVain(Infinity);
    expect(uploads).toHaveLength(1);
    expect(counts).toMatchObject({ AbortMultipartUpload: 3 });
  });
});
