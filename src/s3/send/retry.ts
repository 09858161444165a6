import { messageOf, StoreError } from '../../core/errors.ts';
import { toStoreError } from '../errors.ts';
import { classify, isAnswerOfStore } from './classify.ts';
import type { Health } from './health.ts';
import type { Limits } from './limits.ts';
import type { Pace, Permit } from './pace/pace.ts';
import { backoff } from './backoff.ts';
import type { Time } from './time.ts';

export interface RetryDeps {
  readonly limits: Limits;
  readonly time: Time;
  readonly pace: Pace;
  readonly health: Health;
}

export interface RetriedRequest<Answer> {
  /** What latencies are compared by. */
  readonly kind: string;
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
    const kind = classify(error);
    if (kind === 'permanent' || kind === 'expired') throw error;
    const verdict = deps.health.verdict(error);
    if (verdict !== undefined) throw verdict;
    if (kind === 'throttled') continue;
    failingSince ??= deps.time.now();
    const wait = Math.min(backoff(attempt, deps.time), deps.health.patience);
    const failing = deps.time.now() + wait - failingSince;
    if (failing > deps.limits.request) throw givenUp(error, failing);
    await deps.time.sleep(wait, waiting).catch((thrown: unknown) => {
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
  { signal }: { readonly signal?: AbortSignal | undefined },
  { health, permit, attempt }: Attempt,
): StoreError {
  const error = withAttempts(toStoreError(thrown, signal), attempt);
  if (isAnswerOfStore(error)) health.answered();
  if (classify(error) === 'throttled') permit.throttled(retryAfterOf(thrown));
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

function withAttempts(error: StoreError, attempts: number, message?: string): StoreError {
  const { code, scope, status, requestId, cause } = error;
  return new StoreError(code, message ?? messageOf(error), {
    scope,
    attempts,
    cause: cause ?? error,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
  });
}

function givenUp(error: StoreError, failing: number): StoreError {
  const { attempts = 1 } = error;
  const seconds = Math.round(failing / 1000);
  const message = `${messageOf(error)}; tried ${attempts} times in ${seconds} s`;
  return withAttempts(error, attempts, message);
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
