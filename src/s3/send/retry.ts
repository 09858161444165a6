import { derivedError, type StoreError } from '../../core/errors.ts';
import { isAnswerOfStore, retryOf } from '../error-codes.ts';
import { toStoreError } from '../errors.ts';
import type { Health } from './health.ts';
import type { Limits } from './limits.ts';
import type { Pace, Permit } from './pace/pace.ts';
import { backoff, pause } from './pause.ts';

export interface RetryDeps {
  readonly limits: Limits;
  readonly pace: Pace;
  readonly health: Health;
}

export interface RetriedRequest<Answer> {
  /** What latencies are compared by. */
  readonly kind: string;
  /** The key that it is about. */
  readonly key?: string | undefined;
  /** Writes that the request makes: 1 for a PUT, the keys of a DeleteObjects, 0 for a read. */
  readonly writes: number;
  readonly signal?: AbortSignal | undefined;
  /** Aborted: the request is not sent, or not sent again; when under way it is finished. */
  readonly gate?: AbortSignal | undefined;
  /** For cleaning up: out of turn, and never repeated. */
  readonly isUrgent?: boolean;
  /** Sends the request, `attempt` counting from 1; throws unless the answer proves success. */
  readonly send: (attempt: number) => Promise<Answer>;
  /** Whether an answer of success says that the store refused some of it because of the pace. */
  readonly isThrottled?: ((answer: Answer) => boolean) | undefined;
  /**
   * Mends what an error is about (credentials, the bucket's region). Resolves to whether the same
   * request is worth sending again.
   */
  readonly mend: (error: StoreError) => Promise<boolean>;
}

/** Times that one request may be mended: its region, its credentials, and once more. */
const MAX_MENDS = 3;

const NO_PERMIT: Permit = {
  succeeded: () => undefined,
  throttled: () => undefined,
  failed: () => undefined,
};

/**
 * The one resilience layer: sends a request until it is proven to have worked, at the pace that
 * the store bears. Rejects with a StoreError that says how often it was sent: at once when
 * nothing can help, after `limits.request` when nothing did, with scope `batch` when the store as
 * a whole is given up, and with `RequestCanceled` when the signal aborts.
 */
export async function retried<Answer>(
  request: RetriedRequest<Answer>,
  deps: RetryDeps,
): Promise<Answer> {
  const waiting = anyOf(request.signal, request.gate);
  let failingSince: number | undefined;
  let mends = 0;
  for (let attempt = 1; ; attempt += 1) {
    const entering = enter(request, deps.pace, waiting);
    const permit = entering instanceof Promise ? await entering : entering;
    let error: StoreError;
    try {
      const answer = await request.send(attempt);
      if (request.isThrottled?.(answer) === true) permit.throttled();
      else permit.succeeded();
      deps.health.succeeded();
      return answer;
    } catch (thrown) {
      error = noteFailure(thrown, request, { ...deps, permit, attempt });
    }
    if (request.isUrgent === true || request.signal?.aborted === true) throw error;
    if (mends < MAX_MENDS && (await request.mend(error))) {
      mends += 1;
      continue;
    }
    const retry = retryOf(error);
    if (retry === 'never' || retry === 'refresh') throw deps.health.refusal(error);
    const verdict = deps.health.verdict(error);
    if (verdict !== undefined) throw verdict;
    if (retry === 'slower') continue;
    failingSince ??= performance.now();
    const wait = Math.min(backoff(attempt), deps.health.patience);
    const failing = performance.now() + wait - failingSince;
    if (failing > deps.limits.request) throw givenUp(error, failing);
    await pause(wait, waiting).catch((thrown: unknown) => {
      throw toStoreError(thrown, waiting);
    });
  }
}

/** At once where there is nothing to wait for, as there mostly is. */
function enter(
  { kind, writes, isUrgent }: Pick<RetriedRequest<never>, 'kind' | 'writes' | 'isUrgent'>,
  pace: Pace,
  signal: AbortSignal | undefined,
): Permit | Promise<Permit> {
  if (isUrgent === true) return NO_PERMIT;
  const permit = pace.acquire(kind, writes, signal);
  if (!(permit instanceof Promise)) return permit;
  return permit.catch((thrown: unknown) => {
    throw toStoreError(thrown, signal);
  });
}

interface Attempt extends RetryDeps {
  readonly permit: Permit;
  readonly attempt: number;
}

function noteFailure(
  thrown: unknown,
  { kind, key, signal }: Pick<RetriedRequest<never>, 'kind' | 'key' | 'signal'>,
  { health, permit, attempt }: Attempt,
): StoreError {
  const found = toStoreError(thrown, signal, kind);
  const about = { operation: kind, ...(key !== undefined && { key }) };
  const error = derivedError(found, { ...about, attempts: attempt, cause: found.cause ?? found });
  if (isAnswerOfStore(error)) health.answered();
  if (retryOf(error) === 'slower') permit.throttled(retryAfterOf(thrown));
  else permit.failed();
  return error;
}

function anyOf(
  signal: AbortSignal | undefined,
  gate: AbortSignal | undefined,
): AbortSignal | undefined {
  if (gate === undefined) return signal;
  return signal === undefined ? gate : AbortSignal.any([signal, gate]);
}

function givenUp(error: StoreError, failing: number): StoreError {
  const { attempts = 1 } = error;
  const seconds = Math.round(failing / 1000);
  const message = `${error.message}; tried ${attempts} times in ${seconds} s`;
  return derivedError(error, { message, cause: error.cause ?? error });
}

const MAX_RETRY_AFTER = 20_000;

/** Milliseconds that the store asks to be left alone for; 0 when it does not say. */
function retryAfterOf(thrown: unknown): number {
  const { $response: response } = thrown as {
    $response?: { headers?: Readonly<Record<string, string>> };
  };
  const seconds = Number(response?.headers?.['retry-after']);
  return seconds > 0 ? Math.min(seconds * 1000, MAX_RETRY_AFTER) : 0;
}
