import { derivedError, isDeniedRequest, refusesCondition, StoreError } from '../core/errors.ts';
import { formatBytes } from '../core/text.ts';
import type { ObjectStore, PutRequest, PutResult } from '../object-store/object-store.ts';
import { PART_SIZE } from '../object-store/part-sizes.ts';
import { WrappedStore } from '../object-store/wrapped-stores.ts';

/**
 * What is known of the condition of one kind of request. `unproven`: it can't be found out.
 * `ignored` and `refused`: the store does not honor it.
 */
type Decision = 'unknown' | 'proven' | 'unproven' | 'ignored' | 'refused';

interface IfExistsOptions {
  /** Whether objects are to be stored that are sent in parts. */
  readonly hasLarge: boolean;
  /** Called once at most. */
  readonly warn: (message: string) => void | Promise<void>;
}

/**
 * Maximum number of objects of a kind whose upload or probe says nothing about the condition: each
 * keeps all others waiting.
 */
const MAX_TRIES = 8;

/**
 * A store that keeps objects that exist from a `put` with `ifNoneMatch`, also where the store behind
 * it ignores or refuses the condition. The condition is proven once for each kind of request, unless
 * the store documents that it honors it: the first object that a HEAD does not find is stored alone,
 * and then sent again. PreconditionFailed proves the condition; success disproves it, and has
 * replaced the object by the same bytes and headers. For CompleteMultipartUpload, a small object
 * that was just stored is sent again as an upload of one part. Without proof, each object is stored
 * after a HEAD that does not find it.
 */
export class IfExistsStore extends WrappedStore {
  readonly #options: IfExistsOptions;
  #inOne: Decision = 'unknown';
  #inParts: Decision = 'unknown';
  #learned: Promise<void> | undefined;
  /** Settles when the last of those that wait for their turn has had it. */
  #turn: Promise<void> | undefined;
  #isProvingParts = false;
  readonly #tries = { body: 0, part: 0 };
  /** Small objects being stored, while one of them can prove the condition of large ones. */
  readonly #inFlight = new Set<Promise<void>>();

  constructor(inner: ObjectStore, options: IfExistsOptions) {
    super(inner);
    this.#options = options;
  }

  /** Whether large objects can be stored without waiting for a small one. */
  get isDecided(): boolean {
    return this.#inParts !== 'unknown';
  }

  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    if (request.ifNoneMatch === undefined) return this.inner.put(request, signal);
    await (this.#learned ??= this.#learn(request.bucket));
    if (isSentInParts(request)) return this.#putLarge(request, signal);
    const stored = this.#putSmall(request, signal);
    if (this.#options.hasLarge && !this.isDecided) this.#track(stored);
    return stored;
  }

  async #learn(bucket: string): Promise<void> {
    // An error is that of the first request too, which is repeated where it may pass.
    const isDocumented = await super.documentsConditions(bucket).catch(() => false);
    if (isDocumented) this.#inOne = this.#inParts = 'proven';
  }

  #track(stored: Promise<PutResult>): void {
    const settled: Promise<void> = stored
      .then(ignore, ignore)
      .then(() => void this.#inFlight.delete(settled));
    this.#inFlight.add(settled);
  }

  async #putSmall(request: PutRequest, signal: AbortSignal | undefined): Promise<PutResult> {
    if (this.#inOne === 'unknown') {
      await this.#assertAbsent(request, signal);
      const first = await this.#inTurn((hasWaited) => this.#putFirst(request, hasWaited, signal));
      if (first !== undefined) return this.#proveParts(request, first, signal);
    }
    if (this.#inOne !== 'proven') return this.#putAbsent(request, this.#inOne, signal);
    return this.#proveParts(request, await this.inner.put(request, signal), signal);
  }

  /** One at a time, in the order of the calls. */
  async #inTurn<Result>(work: (hasWaited: boolean) => Promise<Result>): Promise<Result> {
    const before = this.#turn;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#turn = promise;
    await before;
    try {
      return await work(before !== undefined);
    } finally {
      resolve(undefined);
    }
  }

  /** Stores an object whose key does not exist, and proves the condition; undefined: it is decided. */
  async #putFirst(
    request: PutRequest,
    hasWaited: boolean,
    signal: AbortSignal | undefined,
  ): Promise<PutResult | undefined> {
    if (this.#inOne !== 'unknown') return undefined;
    if (hasWaited) await this.#assertAbsent(request, signal);
    let stored: PutResult;
    try {
      stored = await this.inner.put(request, signal);
    } catch (thrown) {
      // Another client has stored the object since the HEAD.
      if (isExisting(thrown)) this.#inOne = 'proven';
      if (!refusesCondition(thrown)) {
        if (this.#inOne === 'unknown') await this.#decideAll(this.#afterTry('body', signal));
        throw thrown;
      }
      // What the store refuses may also be something else, and is then refused again.
      stored = await this.#putAbsent(request, 'refused', signal);
      await this.#decideAll('refused');
      return stored;
    }
    const { decision, result = stored } = await this.#probe(request, 'body', signal);
    await this.#decideAll(decision);
    return result;
  }

  async #proveParts(
    request: PutRequest,
    stored: PutResult,
    signal: AbortSignal | undefined,
  ): Promise<PutResult> {
    const isOpen = this.#options.hasLarge && this.#inOne === 'proven' && !this.isDecided;
    if (!isOpen || this.#isProvingParts || request.content.size === 0) return stored;
    this.#isProvingParts = true;
    const { decision, result = stored } = await this.#probe(request, 'part', signal);
    this.#isProvingParts = false;
    await this.#decideParts(decision);
    return result;
  }

  /** Sends an object again that was just stored. */
  async #probe(
    request: PutRequest,
    probe: 'body' | 'part',
    signal: AbortSignal | undefined,
  ): Promise<{ readonly decision: Decision; readonly result?: PutResult }> {
    try {
      const result = await this.inner.put({ ...request, probe, onBytes: undefined }, signal);
      return { decision: 'ignored', result };
    } catch (thrown) {
      if (isExisting(thrown)) return { decision: 'proven' };
      if (refusesCondition(thrown)) return { decision: 'refused' };
      return { decision: this.#afterTry(probe, signal) };
    }
  }

  /** What is known after a request that says nothing about the condition. */
  #afterTry(probe: 'body' | 'part', signal: AbortSignal | undefined): Decision {
    if (signal?.aborted === true) return 'unknown';
    this.#tries[probe] += 1;
    return this.#tries[probe] < MAX_TRIES ? 'unknown' : 'unproven';
  }

  async #decideAll(decision: Decision): Promise<void> {
    this.#inOne = decision;
    if (decision === 'unknown' || decision === 'proven') return;
    this.#inParts = decision;
    await this.#options.warn(warningOf(decision, ''));
  }

  async #decideParts(decision: Decision): Promise<void> {
    if (this.isDecided) return;
    this.#inParts = decision;
    if (decision === 'unknown' || decision === 'proven') return;
    await this.#options.warn(
      warningOf(decision, ` for objects of more than ${formatBytes(PART_SIZE)}`),
    );
  }

  async #putLarge(request: PutRequest, signal: AbortSignal | undefined): Promise<PutResult> {
    if (!this.isDecided) await this.#assertAbsent(request, signal);
    while (this.#inParts === 'unknown') {
      signal?.throwIfAborted();
      if (this.#inFlight.size === 0) await this.#decideParts('unproven');
      else await Promise.race(this.#inFlight);
    }
    return this.#inParts === 'proven'
      ? this.inner.put(request, signal)
      : this.#putAbsent(request, this.#inParts, signal);
  }

  /** Stores an object that a HEAD does not find, and sends the condition unless it is refused. */
  async #putAbsent(
    request: PutRequest,
    decision: Decision,
    signal: AbortSignal | undefined,
  ): Promise<PutResult> {
    await this.#assertAbsent(request, signal);
    const { ifNoneMatch, ...plain } = request;
    const condition = decision !== 'refused' && ifNoneMatch && { ifNoneMatch };
    return this.inner.put({ ...plain, ...condition }, signal);
  }

  async #assertAbsent({ bucket, key }: PutRequest, signal: AbortSignal | undefined): Promise<void> {
    if (!(await this.#isThere(bucket, key, signal))) return;
    throw new StoreError('PreconditionFailed', 'the key exists', { status: 412 });
  }

  /** Asks a listing where a HEAD is refused, as it is for an absent key without s3:ListBucket. */
  async #isThere(bucket: string, key: string, signal: AbortSignal | undefined): Promise<boolean> {
    try {
      return (await this.inner.head({ bucket, key }, signal)) !== undefined;
    } catch (thrown) {
      if (!isDeniedRequest(thrown)) throw thrown;
      const page = this.inner.list({ bucket, prefix: key, pageSize: 1 }, signal);
      const { objects } = await page.catch(withPermissions);
      return objects.some((one) => one.key === key);
    }
  }
}

const ignore = () => undefined;

/** Whether a request sends its object in parts, if its store has no other part size. */
function isSentInParts({ content, partSize = PART_SIZE }: PutRequest): boolean {
  return content.size === undefined || content.size > partSize;
}

function isExisting(thrown: unknown): boolean {
  return thrown instanceof StoreError && thrown.code === 'PreconditionFailed';
}

function withPermissions(thrown: unknown): never {
  if (!isDeniedRequest(thrown)) throw thrown;
  const message =
    `${thrown.message}; "if-exists" asks whether the key exists, which needs s3:GetObject on the ` +
    'objects and s3:ListBucket on the bucket';
  throw derivedError(thrown, { message });
}

const REASONS = {
  unproven: 'nothing proves that it honors',
  ignored: 'it ignores',
  refused: 'it does not support',
};

function warningOf(decision: keyof typeof REASONS, kind: string): string {
  return (
    `"if-exists" can't exclude races on this store, since ${REASONS[decision]} the condition of ` +
    `uploads (If-None-Match)${kind}: a file is uploaded when its key is not found right before, and ` +
    'an object that another client stores in between may be overwritten'
  );
}
