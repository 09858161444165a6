import { expect } from 'vitest';
import { EVERYBODY, withAcls } from 's3-test-server/contract/cases/access.ts';
import { contentOf } from '../../src/core/items.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import type { StoreCase, StoreContext } from './store-context.ts';

async function portGrants(context: StoreContext, headers: ObjectHeaders) {
  const { bucket } = context;
  const store = await context.openStore();
  await store.put({ bucket, key: 'a', content: contentOf('x'), headers });
  return store.grants({ bucket, key: 'a' });
}

export const PORT_ACCESS_CASES: readonly StoreCase[] = [
  {
    name: 'the port gives no access rights of an object that only has its owner’s',
    source: 'API_GetObjectAcl',
    run: async (context) => {
      expect(await portGrants(context, {})).toEqual({});
    },
  },
  {
    name: 'the port gives access rights as the headers that grant them',
    source: 'API_GetObjectAcl; API_PutObject: x-amz-grant-*',
    run: async (context) => {
      const headers = {
        'x-amz-grant-full-control': 'id="friend"',
        'x-amz-grant-read': `uri="${EVERYBODY}"`,
        'x-amz-grant-read-acp': 'id="other"',
        'x-amz-grant-write-acp': 'id="friend"',
      };
      expect(await portGrants(await withAcls(context), headers)).toEqual(headers);
    },
  },
  {
    name: 'the port gives the access rights of what everybody may read by their name',
    source: 'API_GetObjectAcl; userguide/acl-overview: canned ACL',
    run: async (context) => {
      const headers = { 'x-amz-acl': 'public-read' } as const;
      expect(await portGrants(await withAcls(context), headers)).toEqual(headers);
    },
  },
  {
    name: 'the port gives access rights of two as one header',
    source: 'API_PutObject: x-amz-grant-*; userguide/acl-overview',
    run: async (context) => {
      const headers = { 'x-amz-grant-full-control': 'id="friend", id="other"' };
      expect(await portGrants(await withAcls(context), headers)).toEqual(headers);
    },
  },
];
