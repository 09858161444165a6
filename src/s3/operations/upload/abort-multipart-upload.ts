import type { OpenUpload } from '../../../object-store/object-store.ts';
import { missingNoContent } from '../object/delete-object.ts';
import type { Operation } from '../operation.ts';
import { placeOf } from './upload-query.ts';

/**
 * The answer says nothing of parts that are on their way.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html
 */
export const abortMultipartUpload: Operation<OpenUpload, { readonly status: number }> = {
  write: (input) => ({ method: 'DELETE', ...placeOf(input), headers: {} }),
  read: ({ status }) => ({ status }),
  missing: missingNoContent,
};
