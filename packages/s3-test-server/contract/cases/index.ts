import type { ContractCase } from '../contract-case.ts';
import { BUCKET_CASES } from './buckets.ts';
import { OBJECT_CASES } from './objects.ts';
import { READ_CASES } from './reads.ts';
import { CONDITIONAL_WRITE_CASES } from './writes.ts';
import { LIST_CASES } from './listing.ts';
import { LIST_NAME_CASES } from './listing-names.ts';
import { VERSION_CASES } from './versions.ts';
import { VERSION_LIST_CASES } from './version-listing.ts';
import { MULTIPART_CASES } from './multipart.ts';
import { UPLOAD_STATE_CASES } from './upload-state.ts';
import { UPLOAD_LIST_CASES } from './uploads.ts';
import { COPY_CASES } from './copies.ts';
import { PART_COPY_CASES } from './part-copies.ts';
import { DELETE_CASES } from './deletes.ts';
import { LOCK_CASES } from './object-lock.ts';
import { TAG_CASES } from './tagging.ts';
import { CHECKSUM_CASES } from './checksums.ts';
import { CHECKSUM_KIND_CASES } from './checksum-kinds.ts';
import { SIGNATURE_CASES } from './signatures.ts';
import { ERROR_CASES } from './errors.ts';
import { KEY_CASES } from './keys.ts';
import { ACCESS_CASES } from './access.ts';
import { MALFORMED_DELETE_CASES } from './malformed-deletes.ts';
import { LOCK_BUCKET_CASES } from './lock-buckets.ts';
import { LOCK_REFUSAL_CASES } from './lock-refusals.ts';
import { METADATA_CASES } from './metadata.ts';
import { UPLOAD_AGAIN_CASES } from './uploads-again.ts';
import { CONDITIONAL_DELETE_CASES } from './conditional-deletes.ts';
import { CHECKSUM_TYPE_CASES } from './checksum-types.ts';
import { PRESIGNED_CASES } from './presigned.ts';

export const CASES: readonly ContractCase[] = [
  ...BUCKET_CASES,
  ...OBJECT_CASES,
  ...READ_CASES,
  ...CONDITIONAL_WRITE_CASES,
  ...LIST_CASES,
  ...LIST_NAME_CASES,
  ...VERSION_CASES,
  ...VERSION_LIST_CASES,
  ...MULTIPART_CASES,
  ...UPLOAD_STATE_CASES,
  ...UPLOAD_LIST_CASES,
  ...COPY_CASES,
  ...PART_COPY_CASES,
  ...DELETE_CASES,
  ...LOCK_CASES,
  ...TAG_CASES,
  ...ACCESS_CASES,
  ...CHECKSUM_CASES,
  ...CHECKSUM_KIND_CASES,
  ...SIGNATURE_CASES,
  ...ERROR_CASES,
  ...KEY_CASES,
  ...MALFORMED_DELETE_CASES,
  ...LOCK_BUCKET_CASES,
  ...LOCK_REFUSAL_CASES,
  ...METADATA_CASES,
  ...UPLOAD_AGAIN_CASES,
  ...CONDITIONAL_DELETE_CASES,
  ...CHECKSUM_TYPE_CASES,
  ...PRESIGNED_CASES,
];
