import type { ContractCase } from '../contract-case.ts';
import { BUCKET_CASES } from './buckets.ts';
import { OBJECT_CASES } from './objects.ts';
import { READ_CASES } from './reads.ts';
import { CONDITIONAL_WRITE_CASES } from './writes.ts';

export const CASES: readonly ContractCase[] = [
  ...BUCKET_CASES,
  ...OBJECT_CASES,
  ...READ_CASES,
  ...CONDITIONAL_WRITE_CASES,
];
