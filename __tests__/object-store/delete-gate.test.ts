import { describe, expect, it } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import { DeleteGate } from '../../src/object-store/wrapped-stores.ts';
import { MemoryStore } from '../support/memory-store.ts';

const upload = { bucket: 'b', key: 'k', uploadId: 'u' };

describe('a delete gate', () => {
  it('passes deletes on until it is closed, and everything else also after', async () => {
    const store = new MemoryStore();
    const gate = new DeleteGate(store);
    expect(await gate.deleteMany({ bucket: 'b', objects: [{ key: 'gone' }] })).toHaveLength(1);
    gate.stopDeletes(new Error('the listing broke'));
    await expect(gate.deleteMany({ bucket: 'b', objects: [{ key: 'k' }] })).rejects.toMatchObject({
      code: 'DeletesStopped',
      message: 'not deleted because of an earlier error: the listing broke',
    });
    await expect(gate.abortUpload(upload)).rejects.toMatchObject({ code: 'AbortsStopped' });
    expect(store.deletes).toHaveLength(1);
    const put = { bucket: 'b', key: 'k', content: contentOf('x'), headers: {} };
    expect(await gate.put(put)).toEqual({ etag: '"1"' });
  });
});
