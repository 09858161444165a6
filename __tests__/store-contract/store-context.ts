import type { ContractCase, ContractContext } from 's3-test-server/contract/contract-case.ts';
import {
  ACCESS_KEY_ID,
  REGION,
  SECRET_ACCESS_KEY,
} from 's3-test-server/contract/signed-request.ts';
import type { ObjectStore } from '../../src/object-store/object-store.ts';
import { openS3Store, type S3Store } from '../../src/s3/store.ts';
import { storeUrl } from '../support/store-url.ts';

export interface StoreContext extends ContractContext {
  /** The project's own port on the same server; `region` and credentials are known. */
  readonly openStore: () => Promise<ObjectStore>;
}

export type StoreCase = ContractCase<StoreContext>;

/** Closes the stores that `run` opens. */
export async function withStores(
  run: (context: StoreContext) => Promise<void>,
  context: ContractContext,
  endpoint: string,
): Promise<void> {
  const stores: S3Store[] = [];
  process.env['AWS_ACCESS_KEY_ID'] = ACCESS_KEY_ID;
  process.env['AWS_SECRET_ACCESS_KEY'] = SECRET_ACCESS_KEY;
  process.env['AWS_EC2_METADATA_DISABLED'] = 'true';
  const connection = { endpoint: storeUrl(endpoint), region: REGION, allowHttp: false };
  try {
    await run({
      ...context,
      openStore: async () => {
        const store = await openS3Store(connection, context.bucket);
        stores.push(store);
        return store;
      },
    });
  } finally {
    for (const store of stores) store.close();
  }
}
