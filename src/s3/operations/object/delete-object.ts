import type { DeleteRequestOptions } from '../../../core/items.ts';
import type { ObjectVersion } from '../../../object-store/object-store.ts';
import { headerOf } from '../../wire/answer.ts';
import { toBoolean } from '../../wire/xml/values.ts';
import type { Operation } from '../operation.ts';
import { deleteHeaders } from './delete-headers.ts';
import { pathOf } from './object-path.ts';

export interface DeleteObjectInput extends DeleteRequestOptions, ObjectVersion {
  readonly bucket: string;
}

export interface DeleteObjectAnswer {
  readonly status: number;
  readonly deleteMarker?: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_DeleteObject.html */
export const deleteObject: Operation<DeleteObjectInput, DeleteObjectAnswer> = {
  write: (input) => ({
    method: 'DELETE',
    path: pathOf(input),
    query: { versionId: input.versionId },
    headers: {
      ...deleteHeaders(input),
      ...(input.ifMatch !== undefined && { 'if-match': input.ifMatch }),
    },
  }),
  read: (answer) => {
    const deleteMarker = toBoolean(headerOf(answer, 'x-amz-delete-marker'));
    return { status: answer.status, ...(deleteMarker !== undefined && { deleteMarker }) };
  },
  missing: missingNoContent,
};

/** What an answer to a request that removes something lacks. */
export function missingNoContent({ status }: { readonly status: number }): string | undefined {
  return status === 204 ? undefined : 'status 204';
}
