import { STATE_NAME } from '../../src/core/keys.ts';
import type { SeenRequest } from 's3-test-server';

type Listing = Pick<SeenRequest, 'operation' | 'query'>;

/** Whether a request asks if a sync is at work, before a prune. */
export function isDeployCheck({ operation, query }: Listing): boolean {
  return operation === 'ListObjectsV2' && query.get('prefix')?.endsWith(STATE_NAME) === true;
}

/** Whether a request lists objects to treat. */
export function isListing(request: Listing): boolean {
  return request.operation === 'ListObjectsV2' && !isDeployCheck(request);
}
