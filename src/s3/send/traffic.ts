import type { StoreError } from '../../core/errors.ts';
import type { OperationName } from '../operations/operation.ts';
import type { Pace } from './pace.ts';

/**
 * What a store's requests have come to so far; it can be read at any time. Requests for credentials
 * and for the sessions of directory buckets are not counted.
 */
export interface Traffic {
  /** Requests sent, by S3's name of the operation; every attempt counts. */
  readonly requests: Readonly<Record<string, number>>;
  /** Bytes of objects and parts in requests sent; every attempt counts. */
  readonly bytes: number;
  /** Retries of requests that the store throttled. */
  readonly throttled: number;
  /** Retries after other errors, by the code of the error. */
  readonly retries: ReadonlyMap<string, number>;
  /** Maximum number of writes per second; Infinity until the store first throttles. */
  readonly rate: number;
  /** Region of the latest request. */
  readonly region: string | undefined;
}

/** A request that is about to be sent again. */
export interface Resent {
  readonly error: StoreError;
  /** Milliseconds until then. */
  readonly wait: number;
  /** The pace decides when a throttled request is sent again. */
  readonly isThrottled: boolean;
}

export interface SentFacts {
  readonly operation: OperationName;
  readonly region: string;
  readonly body?: Uint8Array | undefined;
}

/** The traffic of one store, which its sender counts. */
export interface OpenTraffic extends Traffic {
  /** Counts a request; called when its first bytes are written to a connection. */
  sent(facts: SentFacts): void;
  resent(retry: Resent): void;
  /** The pace that the traffic keeps to from now on. */
  keepTo(pace: Pick<Pace, 'rate'>): void;
}

/** Maximum number of codes that are counted by themselves: servers make up codes. */
const MAX_CODES = 50;
const OTHER_CODES = 'other codes';

/** Operations whose body is an object or a part of one. */
const WITH_CONTENT: ReadonlySet<OperationName> = new Set(['PutObject', 'UploadPart']);

/** Calls `onResent` with every retry. */
export function createTraffic(onResent: (retry: Resent) => void = () => undefined): OpenTraffic {
  const requests: Partial<Record<OperationName, number>> = {};
  const retries = new Map<string, number>();
  let pace: Pick<Pace, 'rate'> = { rate: Infinity };
  const traffic = {
    requests,
    retries,
    bytes: 0,
    throttled: 0,
    region: undefined as string | undefined,
    get rate() {
      return pace.rate;
    },
    sent({ operation, region, body }: SentFacts) {
      requests[operation] = (requests[operation] ?? 0) + 1;
      traffic.region = region;
      if (body !== undefined && WITH_CONTENT.has(operation)) traffic.bytes += body.byteLength;
    },
    resent(retry: Resent) {
      const { code } = retry.error;
      const name = retries.has(code) || retries.size < MAX_CODES ? code : OTHER_CODES;
      if (retry.isThrottled) traffic.throttled += 1;
      else retries.set(name, (retries.get(name) ?? 0) + 1);
      onResent(retry);
    },
    keepTo(next: Pick<Pace, 'rate'>) {
      pace = next;
    },
  };
  return traffic;
}

/** Retries of all kinds. */
export function retriesOf({ throttled, retries }: Traffic): number {
  return [...retries.values()].reduce((sum, count) => sum + count, throttled);
}
