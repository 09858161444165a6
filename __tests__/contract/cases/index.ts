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
];
