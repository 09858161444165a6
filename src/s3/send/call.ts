import type { StoreError } from '../../core/errors.ts';
import { retryOf } from '../error-codes/error-codes.ts';
import { regionOf } from '../errors.ts';
import type { ChecksumForm, OperationName } from '../operations/operation.ts';
import type { AnswerOf, InputOf } from '../operations/operations.ts';
import type { CredentialProvider, Way } from '../way.ts';
import { isLearnable, MAX_REGIONS } from './regions.ts';
import type { Time } from './time.ts';

/** The clients of one store, one per region in which a bucket was found. */
export interface S3Clients {
  of(bucket: string): StoreClient;
  /**
   * Corrects the cause of an error: refreshes expired credentials, or learns the bucket's region.
   * Resolves to whether another attempt would differ from the last.
   */
  mend(bucket: string, used: UsedClient, error: StoreError): Promise<boolean>;
  close(): void;
}

export interface UsedClient {
  readonly client: StoreClient;
  /** When the request was sent, by `Time.now`. */
  readonly sentAt: number;
}

/** `create` makes the client of a region; all use the credentials of `first`. */
export function createS3Clients(
  create: (region: string, first?: StoreClient) => StoreClient,
  region: string,
  time: Time,
): S3Clients {
  const first = create(region);
  const byRegion = new Map([[region, first]]);
  const regions = new Map<string, string>();
  const refresher = createRefresher(first, time);

  function inRegion(name: string): StoreClient {
    const client = byRegion.get(name) ?? create(name, first);
    byRegion.set(name, client);
    return client;
  }

  async function isTaken(found: string, bucket: string, { client }: UsedClient) {
    if (byRegion.has(found)) return true;
    if (byRegion.size > MAX_REGIONS) return false;
    const { hostname } = await client.wayTo(bucket);
    return isLearnable(found, region, hostname);
  }

  return {
    of: (bucket) => inRegion(regions.get(bucket) ?? region),
    mend: async (bucket, used, error) => {
      if (retryOf(error) === 'refresh') return refresher.refresh(used.sentAt);
      const found = regionOf(error);
      if (found === undefined || !(await isTaken(found, bucket, used))) return false;
      if (inRegion(found) === used.client) return false;
      regions.set(bucket, found);
      return true;
    },
    close: () => {
      for (const client of byRegion.values()) client.close();
    },
  };
}

/** Refreshes the credentials, once for all requests that failed with the old ones. */
function createRefresher(client: StoreClient, time: Time) {
  let refreshedAt = -Infinity;
  let running: Promise<boolean> | undefined;

  async function ask(): Promise<boolean> {
    const before = await client.credentials();
    const after = await client.credentials({ forceRefresh: true });
    const isNew =
      before.accessKeyId !== after.accessKeyId || before.sessionToken !== after.sessionToken;
    if (isNew) refreshedAt = time.now();
    return isNew;
  }

  return {
    /** Resolves to whether the credentials are newer than those of a request sent at `sentAt`. */
    refresh(sentAt: number): Promise<boolean> {
      if (refreshedAt > sentAt) return Promise.resolve(true);
      running ??= ask()
        .catch(() => false)
        .finally(() => {
          running = undefined;
        });
      return running;
    },
  };
}

/** Region and endpoint of a store. */
export interface StorePlace {
  readonly region: string;
  readonly endpoint?: string | undefined;
  /** Undefined: what the endpoint takes. */
  readonly forcePathStyle: boolean | undefined;
  readonly variants?: EndpointVariants | undefined;
}

/** Which of AWS's endpoints serve the requests, as a client of the SDK has them. */
export interface EndpointVariants {
  readonly useFipsEndpoint?: () => Promise<boolean>;
  readonly useDualstackEndpoint?: () => Promise<boolean>;
  readonly useAccelerateEndpoint?: boolean;
  readonly useArnRegion?: boolean | (() => Promise<boolean | undefined>);
}

/** A store in one region. */
export interface StoreClient {
  /**
   * Sends a request once. Resolves to a 2xx answer, proven or not. Rejects with a StoreError for any
   * other answer, and with what was thrown when there was none.
   */
  send<Name extends OperationName>(
    operation: Name,
    input: InputOf<Name>,
    signal: AbortSignal | undefined,
    /** Default: that of the way to the bucket. */
    form?: ChecksumForm,
  ): Promise<AnswerOf<Name>>;
  /** How requests about a bucket are sent. */
  wayTo(bucket: string): Promise<Way>;
  readonly credentials: CredentialProvider;
  close(): void;
}

export interface SendOptions<Answer> {
  readonly signal?: AbortSignal | undefined;
  /** Writes that the request makes: 1 for a PUT, the keys of a DeleteObjects. Default: 0. */
  readonly writes?: number;
  /** When aborted, the request is not sent (again); a request in flight is finished. */
  readonly gate?: AbortSignal | undefined;
  /** Called right before each attempt; what it throws ends the request without another one. */
  readonly guard?: (() => void) | undefined;
  /** For clean-up: sent without waiting for a turn, and never retried. */
  readonly isUrgent?: boolean;
  /** For a request whose failure doesn't fail the work: retried for a short time only. */
  readonly isOptional?: boolean;
  /** For an optional request whose answer is taken as it is: one without proof is not retried. */
  readonly isRefining?: boolean;
  /** How much of the request a successful answer reports as throttled. Default: nothing. */
  readonly throttled?: (answer: Answer) => 'nothing' | 'something' | 'everything';
}

/** One request on its way through the concerns, however often it is sent. */
export interface Call<Name extends OperationName = OperationName> {
  readonly operation: Name;
  readonly input: InputOf<Name>;
  readonly options: SendOptions<AnswerOf<Name>>;
  /** Ends waiting for a turn or a retry: the signal or the gate. */
  readonly waiting: AbortSignal | undefined;
  /** How often the request was sent. */
  attempts: number;
  /** How often its region or credentials were corrected. */
  mends: number;
  /** The client of the last attempt, and when that was sent. */
  used: UsedClient | undefined;
  /** Which checksum it sends, where that is not the default for its bucket. */
  form: ChecksumForm | undefined;
  /** Whether it was stopped before the next attempt. */
  isStopped: boolean;
}

export type Send = <Name extends OperationName>(call: Call<Name>) => Promise<AnswerOf<Name>>;

/** One aspect of sending (retry, pace, proof), wrapped around the concerns that follow it. */
export type Concern = (next: Send) => Send;

/** Wraps every concern around the next, and the last one around `send`. */
export function compose(concerns: readonly Concern[], send: Send): Send {
  return concerns.reduceRight((next, concern) => concern(next), send);
}

export function callOf<Name extends OperationName>(
  operation: Name,
  input: InputOf<Name>,
  options: SendOptions<AnswerOf<Name>>,
): Call<Name> {
  return {
    operation,
    input,
    options,
    waiting: anyOf(options.signal, options.gate),
    attempts: 0,
    mends: 0,
    used: undefined,
    form: undefined,
    isStopped: false,
  };
}

function anyOf(
  signal: AbortSignal | undefined,
  gate: AbortSignal | undefined,
): AbortSignal | undefined {
  if (gate === undefined) return signal;
  return signal === undefined ? gate : AbortSignal.any([signal, gate]);
}

/** Whether a failed call must not be sent again, whatever the error. */
export function isOver<Name extends OperationName>(call: Call<Name>): boolean {
  const { isUrgent, signal } = call.options;
  return isUrgent === true || signal?.aborted === true || call.isStopped;
}
