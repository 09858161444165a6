import type { ErrorScope, StoreError } from '../../core/errors.ts';
import { PERMISSION_ROWS } from './permissions.ts';
import { CONNECTION_ROWS, INTERMEDIARY_ROWS } from './network.ts';
import { DEPLOY_ROWS, LOCAL_ROWS } from './own.ts';
import { ACCOUNT_ROWS, LAST_ROWS, VALUE_ROWS } from './requests.ts';
import type { ErrorFacts, ErrorRow, Retry, Sign } from './row.ts';
import { STORE_ROWS } from './store.ts';

/**
 * The table of errors, specific rows before general ones: how far an error reaches, how it is
 * retried, and what to do about it
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html).
 */
export const ERROR_ROWS: readonly ErrorRow[] = [
  ...LOCAL_ROWS,
  ...DEPLOY_ROWS,
  ...CONNECTION_ROWS,
  ...INTERMEDIARY_ROWS,
  ...ACCOUNT_ROWS,
  ...PERMISSION_ROWS.map(withOwner),
  ...STORE_ROWS,
  ...VALUE_ROWS,
  ...LAST_ROWS,
];

/** S3 refuses in the same words where another account owns the bucket than the input names. */
function withOwner(row: ErrorRow): ErrorRow {
  if (!row.id.startsWith('access-denied')) return row;
  const todo: ErrorRow['todo'] = (place, facts) => {
    const { expectedBucketOwner: owner } = place;
    const known = row.todo(place, facts);
    if (owner === undefined) return known;
    return `check that the account ${owner}, the input "expected-bucket-owner", owns the bucket; if so, ${known}`;
  };
  return { ...row, todo };
}

interface Found {
  readonly row: ErrorRow;
  readonly sign: Sign;
}

/** The first row that matches an error; undefined for most errors. */
export function rowOf(facts: ErrorFacts): ErrorRow | undefined {
  return findIn(ERROR_ROWS, facts)?.row;
}

/** What decides how an error is treated. */
export type ErrorTraits = Pick<StoreError, 'code'> &
  Partial<Pick<StoreError, 'status' | 'message'>>;

/** How a request that failed with this error is retried. */
export function retryOf(error: ErrorTraits): Retry {
  const found = foundFor(error);
  return found?.sign.retry ?? found?.row.retry ?? 'never';
}

/** How far an error reaches. */
export function scopeOf(error: ErrorTraits): ErrorScope {
  const found = foundFor(error);
  return found?.sign.scope ?? found?.row.scope ?? 'item';
}

/** Whether an error ends the batch while no store has answered yet. */
export function endsUnheard(error: ErrorTraits): boolean {
  return foundFor(error)?.row.endsUnheard === true;
}

/** Whether the error is the answer of an S3 store, not of something in front of it. */
export function isAnswerOfStore({ code, status }: ErrorTraits): boolean {
  if (status === undefined || status < 300) return false;
  return code !== 'ProxyError' && code !== 'NotFromStore' && !/^Http\d+$/.test(code);
}

function foundFor({ code, status, message = '' }: ErrorTraits): Found | undefined {
  const facts = { code, message, causes: [], bucket: '' };
  return findIn(ERROR_ROWS, status === undefined ? facts : { ...facts, status });
}

/** The first row of a table that matches, and the sign by which it does. */
export function findIn(rows: readonly ErrorRow[], facts: ErrorFacts): Found | undefined {
  return candidatesOf(rows, facts.code).find(({ sign, isCoded }) => isShown(sign, isCoded, facts));
}

function isShown({ statuses = [], when }: Sign, isCoded: boolean, facts: ErrorFacts): boolean {
  const isAnswered = facts.status !== undefined && statuses.includes(facts.status);
  return (isCoded || isAnswered) && (when?.(facts) ?? true);
}

interface Candidate extends Found {
  /** Whether the code matches; otherwise the status must. */
  readonly isCoded: boolean;
}

/** Codes per table whose candidates are kept: a store may send any number of codes. */
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
  const pattern = new RegExp(`^${code.replaceAll('.', '\\.').replaceAll('*', '.*')}$`, 's');
  patterns.set(code, pattern);
  return pattern;
}
