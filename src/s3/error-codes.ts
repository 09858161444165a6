import type { ErrorScope, StoreError } from '../core/errors.ts';
import { ACCESS_ROWS } from './error-codes/access.ts';
import { ACCOUNT_ROWS, LAST_ROWS } from './error-codes/account.ts';
import { BETWEEN_ROWS } from './error-codes/between.ts';
import { CONNECTION_ROWS } from './error-codes/connection.ts';
import { DEPLOY_ROWS } from './error-codes/deploy.ts';
import { LOCAL_ROWS } from './error-codes/local.ts';
import { VALUE_ROWS } from './error-codes/refused-values.ts';
import type { ErrorFacts, ErrorRow, Retry, Sign } from './error-codes/row.ts';
import { STORE_ROWS } from './error-codes/store.ts';

/**
 * All that is known of errors, the more particular before the more general: what retries them, how
 * far they reach, and what to do about them
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...LOCAL_ROWS,
  ...DEPLOY_ROWS,
  ...CONNECTION_ROWS,
  ...BETWEEN_ROWS,
  ...ACCOUNT_ROWS,
  ...ACCESS_ROWS,
  ...STORE_ROWS,
  ...VALUE_ROWS,
  ...LAST_ROWS,
];

interface Found {
  readonly row: ErrorRow;
  readonly sign: Sign;
}

/** The first row of the table that an error shows a sign of; most errors show none. */
export function rowOf(facts: ErrorFacts): ErrorRow | undefined {
  return findIn(ERROR_ROWS, facts)?.row;
}

/** What is known of an error that was thrown just now. */
export type ErrorTraits = Pick<StoreError, 'code'> &
  Partial<Pick<StoreError, 'status' | 'message'>>;

/** What a failed request calls for. */
export function retryOf(error: ErrorTraits): Retry {
  const found = foundFor(error);
  return found?.sign.retry ?? found?.row.retry ?? 'never';
}

/** How far an error reaches. */
export function scopeOf(error: ErrorTraits): ErrorScope {
  const found = foundFor(error);
  return found?.sign.scope ?? found?.row.scope ?? 'item';
}

/** Whether an error ends the batch as long as no store has answered. */
export function endsUnheard(error: ErrorTraits): boolean {
  return foundFor(error)?.row.endsUnheard === true;
}

/** Whether a store that speaks S3 has given this answer, and not something before it. */
export function isAnswerOfStore({ code, status }: ErrorTraits): boolean {
  if (status === undefined || status < 300) return false;
  return code !== 'ProxyError' && code !== 'NotFromStore' && !/^Http\d+$/.test(code);
}

function foundFor({ code, status, message = '' }: ErrorTraits): Found | undefined {
  const facts = { code, message, causes: [], bucket: '' };
  return findIn(ERROR_ROWS, status === undefined ? facts : { ...facts, status });
}

/** As `rowOf`, of a table. */
export function findIn(rows: readonly ErrorRow[], facts: ErrorFacts): Found | undefined {
  return candidatesOf(rows, facts.code).find(({ sign, isCoded }) => isShown(sign, isCoded, facts));
}

function isShown({ statuses = [], when }: Sign, isCoded: boolean, facts: ErrorFacts): boolean {
  const isAnswered = facts.status !== undefined && statuses.includes(facts.status);
  return (isCoded || isAnswered) && (when?.(facts) ?? true);
}

interface Candidate extends Found {
  /** The code alone fits; else a status must. */
  readonly isCoded: boolean;
}

/** A store can name what it likes, and thousands of errors have the same code. */
const MAX_KNOWN = 1000;
const known = new WeakMap<readonly ErrorRow[], Map<string, readonly Candidate[]>>();

function candidatesOf(rows: readonly ErrorRow[], code: string): readonly Candidate[] {
  const ofTable = known.get(rows) ?? new Map<string, readonly Candidate[]>();
  known.set(rows, ofTable);
  const before = ofTable.get(code);
  if (before !== undefined) return before;
  const candidates = rows.flatMap((row) => row.signs.flatMap((sign) => candidate(row, sign, code)));
  if (ofTable.size >= MAX_KNOWN) ofTable.clear();
  ofTable.set(code, candidates);
  return candidates;
}

function candidate(row: ErrorRow, sign: Sign, code: string): readonly Candidate[] {
  const isCoded = (sign.codes ?? []).some((pattern) => patternOf(pattern).test(code));
  return isCoded || sign.statuses !== undefined ? [{ row, sign, isCoded }] : [];
}

const patterns = new Map<string, RegExp>();

function patternOf(code: string): RegExp {
  const before = patterns.get(code);
  if (before !== undefined) return before;
  const pattern = new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
  patterns.set(code, pattern);
  return pattern;
}
