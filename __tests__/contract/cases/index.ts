import type { ContractCase } from '../contract-case.ts';
import { BUCKET_CASES } from './buckets.ts';
import { OBJECT_CASES } from './objects.ts';
import { READ_CASES } from './reads.ts';
import { CONDITIONAL_WRITE_CASES } from './writes.ts';
import { LIST_CASES } from './listing.ts';
import { LIST_NAME_CASES } from './listing-names.ts';
import { VERSION_CASES } from './versions.ts';
import { VERSION_LIST_CASES } from './version-listing.ts';

export const CASES: readonly ContractCase[] = [
  ...BUCKET_CASES,
  ...OBJECT_CASES,
  ...READ_CASES,
  ...CONDITIONAL_WRITE_CASES,
  ...LIST_CASES,
  ...LIST_NAME_CASES,
  ...VERSION_CASES,
  ...VERSION_LIST_CASES,
];
