import { expect } from 'vitest';
import { contentOf } from '../../src/core/items.ts';
import { beginDeploy } from '../../src/sync/state/deploy.ts';
import { readDeployState } from '../../src/sync/state/state-object.ts';
import type { StoreCase } from './store-context.ts';
import { keysOf, list, putObject } from 's3-test-server/contract/given.ts';

const AT = { key: 'a', headers: {} };

export const PORT_CONDITION_CASES: readonly StoreCase[] = [
  {
    name: 'the port replaces only the object that is meant',
    source: 'API_PutObject: If-Match',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      const { etag = '' } = await store.put({ ...AT, bucket, content: contentOf('old') });
      const request = { ...AT, bucket, content: contentOf('new') };
      expect((await store.put({ ...request, ifMatch: etag })).etag).not.toBe(etag);
      const second = store.put({ ...request, ifMatch: etag });
      await expect(second).rejects.toMatchObject({ code: 'PreconditionFailed', status: 412 });
      const none = store.put({ ...request, key: 'none', ifMatch: etag });
      await expect(none).rejects.toMatchObject({ code: 'NoSuchKey', status: 404 });
      expect(keysOf(await list(context))).toEqual(['a']);
    },
  },
  {
    name: 'the port replaces in parts only the object that is meant',
    source: 'API_CompleteMultipartUpload: If-Match',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      const { etag = '' } = await store.put({ ...AT, bucket, content: contentOf('old') });
      const content = contentOf(new Uint8Array(9 * 1_048_576));
      const request = { ...AT, bucket, content };
      const other = '"00000000000000000000000000000000"';
      const first = store.put({ ...request, ifMatch: other });
      await expect(first).rejects.toMatchObject({ code: 'PreconditionFailed', status: 412 });
      expect((await store.head({ bucket, key: 'a' }))?.size).toBe(3);
      await store.put({ ...request, ifMatch: etag });
      expect((await store.head({ bucket, key: 'a' }))?.size).toBe(content.size);
    },
  },
  {
    name: 'the port deletes only the object that is meant',
    source: 'userguide/conditional-deletes',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      const { ETag = '' } = await putObject(context, 'a');
      await putObject(context, 'b');
      const objects = [
        { key: 'a', ifMatch: ETag },
        { key: 'b', ifMatch: '"00000000000000000000000000000000"' },
        { key: 'c', ifMatch: ETag },
      ];
      const results = await store.deleteMany({ bucket, objects });
      const codes = results.map((result) => ('error' in result ? result.error.code : 'deleted'));
      expect(codes).toEqual(['deleted', 'PreconditionFailed', 'NoSuchKey']);
      expect(keysOf(await list(context))).toEqual(['b']);
    },
  },
  {
    name: 'the port reads the tags that it set',
    source: 'API_GetObjectTagging',
    run: async (context) => {
      const { bucket } = context;
      const store = await context.openStore();
      for (const headers of [{}, { 'x-amz-tagging': 'kind=old%20site&left=' }]) {
        await store.put({ bucket, key: 'a', headers, content: contentOf('x') });
        expect(await store.tags({ bucket, key: 'a' })).toEqual(headers);
      }
    },
  },
  {
    name: 'a deploy locks, and the next one reads what it left',
    source: 'userguide/conditional-writes',
    run: async (context) => {
      const store = await context.openStore();
      const place = { store, bucket: context.bucket, prefix: 'site/', key: 'site/state' };
      const before = await readDeployState(place);
      const run = {
        id: '1',
        attempt: 1,
        now: new Date(),
        pending: ['site/a'],
        unchanged: () => [],
      };
      const deploy = await beginDeploy(place, before, run);
      expect([before.condition, deploy.isLocked]).toEqual(['absent', true]);
      const other = beginDeploy(place, await readDeployState(place), { ...run, id: '2' });
      await expect(other).rejects.toMatchObject({ code: 'DeployInProgress' });
      const { ETag: etag = '' } = await putObject(context, 'site/a', 'hello');
      await deploy.finish(
        [['site/a', { etag, size: 5, content: '', headers: '', unknown: [] }]],
        'complete',
      );
      const { objects } = await store.list({ bucket: context.bucket, prefix: 'site/a' });
      const after = await readDeployState(place);
      expect(objects.map((object) => after.entryOf('site/a')?.isOf(object))).toEqual([true]);
    },
  },
];
