import type { DeleteRequestOptions } from '../../../core/items.ts';

/** The headers of a whole request that deletes. */
export function deleteHeaders(options: DeleteRequestOptions): Record<string, string> {
  const { mfa, requestPayer, bypassGovernance, expectedBucketOwner } = options;
  return {
    ...(mfa !== undefined && { 'x-amz-mfa': mfa }),
    ...(requestPayer !== undefined && { 'x-amz-request-payer': requestPayer }),
    ...(bypassGovernance !== undefined && {
      'x-amz-bypass-governance-retention': String(bypassGovernance),
    }),
    ...(expectedBucketOwner !== undefined && {
      'x-amz-expected-bucket-owner': expectedBucketOwner,
    }),
  };
}
