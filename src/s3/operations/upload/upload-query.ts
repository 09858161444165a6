import type { OpenUpload } from '../../../object-store/object-store.ts';
import { pathOf } from '../object/object-path.ts';

/** Where the requests about an open upload go. */
export function placeOf(upload: OpenUpload) {
  return { path: pathOf(upload), query: { uploadId: upload.uploadId } };
}
