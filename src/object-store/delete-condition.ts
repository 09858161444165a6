import { derivedError, isDeniedRequest, StoreError } from '../core/errors.ts';
import type { DeleteItem } from '../core/items.ts';
import { isXmlKey } from '../core/keys.ts';
import { describeValue } from '../core/text.ts';
import type { DeleteResult, ObjectVersion } from './object-store.ts';

/**
 * Which deletes carry the ETag that was listed, so that an object that another client has replaced
 * meanwhile is kept. `auto`: all of them where the store is proven to honor it, otherwise none.
 * `etag`: all of them; the run fails where the store doesn't honor it. `none`: none.
 */
export const DELETE_CONDITIONS = ['auto', 'etag', 'none'] as const;

export type DeleteCondition = (typeof DELETE_CONDITIONS)[number];

/** What is wrong with a value of any type: a caller may be plain JavaScript. */
export function conditionProblem(value: unknown): string | undefined {
  if (value === undefined || DELETE_CONDITIONS.some((word) => word === value)) return undefined;
  return `deleteCondition is ${describeValue(value)}: give "auto", "etag" or "none"`;
}

/** The result for one key; `skipped`: the condition kept the store from deleting anything. */
export type ConditionalResult = DeleteResult | { readonly skipped: 'changed' | 'gone' };

/** Items of one DeleteObjects request, and how they are sent. */
export interface ConditionalBatch {
  readonly items: readonly DeleteItem[];
  readonly send: (objects: readonly ObjectVersion[]) => Promise<readonly DeleteResult[]>;
  /** Resolves to the ETag that the object has now; undefined: there is no object. */
  readonly currentETag: (item: DeleteItem) => Promise<string | undefined>;
}

/** The condition of the deletes of one run, and what is known of the store. */
export interface DeleteConditions {
  /** Deletes a batch; results are in the order of its items. */
  deleteBatch(batch: ConditionalBatch): Promise<readonly ConditionalResult[]>;
  /** Throws the StoreError with which a run ends whose condition the store didn't honor. */
  assertHonored(): void;
}

type ReportCondition =
  | ((
      event:
        | { readonly kind: 'info'; readonly message: string }
        | { readonly kind: 'warning'; readonly messages: readonly string[] },
    ) => void | Promise<void>)
  | undefined;

/** A well-formed ETag that no object has. */
const IMPOSSIBLE_ETAG = '"00000000000000000000000000000000"';

/**
 * Creates the policy of a run; undefined for `none`. Before anything is deleted, the first key with
 * a listed ETag is sent alone with an impossible one: `PreconditionFailed` proves that the store
 * honors conditions. A store that ignores them deletes the object, which was to be deleted anyway.
 * Other batches wait for the result. Keys that XML can't hold are deleted by another request,
 * DeleteObject, for which it is proven separately.
 */
export function createDeleteConditions(
  condition: DeleteCondition,
  report: ReportCondition,
): DeleteConditions | undefined {
  if (condition === 'none') return undefined;
  const policy: Policy = {
    isStrict: condition === 'etag',
    report,
    hasWarned: false,
    hasInformed: false,
    refusal: undefined,
  };
  const forms = { together: createForm(), singly: createForm() };
  return {
    async deleteBatch(batch) {
      const results: Results = new Map();
      const isTogether = ({ key }: DeleteItem) => isXmlKey(key);
      const together = batch.items.filter(isTogether);
      const singly = batch.items.filter((item) => !isTogether(item));
      const part = (items: readonly DeleteItem[]) => ({ ...batch, items, results });
      await deletePart(policy, forms.together, part(together));
      await deletePart(policy, forms.singly, part(singly));
      return batch.items.map((item) => results.get(item) ?? { error: unaccounted() });
    },
    assertHonored() {
      if (policy.refusal !== undefined) throw policy.refusal;
    },
  };
}

interface Policy {
  /** Whether nothing may be deleted without the condition. */
  readonly isStrict: boolean;
  readonly report: ReportCondition;
  hasWarned: boolean;
  hasInformed: boolean;
  /** The error of a strict run on a store that doesn't honor the condition. */
  refusal: StoreError | undefined;
}

/** What is known of one form of request. */
interface Form {
  decision: 'unknown' | 'proven' | 'without';
  /** Settles with the probe in flight. */
  probing: Promise<void> | undefined;
  /** The number of keys of the next probe: it grows while the answers prove nothing. */
  probeSize: number;
  /** Whether the store has been seen to compare with the ETag that it listed. */
  compares: Promise<boolean> | undefined;
}

function createForm(): Form {
  return { decision: 'unknown', probing: undefined, probeSize: 1, compares: undefined };
}

type Results = Map<DeleteItem, ConditionalResult>;
type Part = ConditionalBatch & { readonly results: Results };

async function deletePart(policy: Policy, form: Form, part: Part): Promise<void> {
  const { items, results } = part;
  if (policy.isStrict) {
    for (const item of items) if (etagOf(item) === undefined) results.set(item, noETag());
  }
  await decide(policy, form, part);
  const open = items.filter((item) => !results.has(item));
  if (open.length === 0) return;
  if (form.decision === 'proven') await deleteConditionally(policy, form, part, open);
  else await deletePlainly(policy, part, open);
}

/** Probes until it is known whether the store honors conditions, or no key is left to ask with. */
async function decide(policy: Policy, form: Form, part: Part): Promise<void> {
  while (form.decision === 'unknown' && policy.refusal === undefined) {
    if (form.probing !== undefined) {
      await form.probing.catch(() => undefined);
      continue;
    }
    const open = part.items.filter((item) => !part.results.has(item) && etagOf(item));
    if (open.length === 0) return;
    form.probing = probe(policy, form, part, open.slice(0, form.probeSize)).finally(() => {
      form.probing = undefined;
    });
    form.probeSize *= 2;
    await form.probing;
  }
}

async function probe(
  policy: Policy,
  form: Form,
  part: Part,
  items: readonly DeleteItem[],
): Promise<void> {
  const objects = items.map(({ key }) => ({ key, ifMatch: IMPOSSIBLE_ETAG }));
  const answers = await sendAll(part, items, objects);
  const errors = Array.from(answers.values(), errorOf).filter((error) => error !== undefined);
  if (errors.length < items.length) {
    for (const [item, answer] of answers) if (!errorOf(answer)) part.results.set(item, answer);
    await goWithout(policy, form, 'ignores');
  } else if (errors.some(isUnmet)) {
    form.decision = 'proven';
    for (const [item, answer] of answers) if (isGone(errorOf(answer))) part.results.set(item, GONE);
  } else if (errors.some(isUnsupported)) {
    await goWithout(policy, form, 'refuses');
  } else {
    for (const [item, answer] of answers) {
      part.results.set(item, isGone(errorOf(answer)) ? GONE : answer);
    }
    if (await retryDenied(policy, part, answers)) form.decision = 'without';
  }
}

/** Ends the run where it must not delete without the condition. */
async function goWithout(
  policy: Policy,
  form: Form,
  does: 'ignores' | 'refuses' | 'misjudges',
): Promise<void> {
  form.decision = 'without';
  const what = {
    ignores: 'the store ignores the condition of a delete',
    refuses: 'the store does not support the condition of a delete',
    misjudges: 'the store does not recognize the ETag that it listed in the condition of a delete',
  }[does];
  if (policy.isStrict) {
    const message = `${what}, so nothing more was deleted: set delete-condition to none or auto`;
    policy.refusal ??= new StoreError('ConditionNotHonored', message, { scope: 'batch' });
    return;
  }
  if (policy.hasInformed) return;
  policy.hasInformed = true;
  const message = `${what}, so an object that is replaced after it was listed is deleted too`;
  await policy.report?.({ kind: 'info', message });
}

const DENIED =
  'S3 refused deletes with a condition, which also need s3:GetObject, so they were sent without: ' +
  'an object that is replaced after it was listed is deleted too; allow s3:GetObject on the ' +
  'objects, or set delete-condition to none';

/**
 * Sends once more, without the condition, what was refused for want of a permission. Resolves to
 * whether that has deleted anything. A strict run sends nothing without the condition.
 */
async function retryDenied(policy: Policy, part: Part, answers: Answers): Promise<boolean> {
  const denied = [...answers].filter(
    ([item, answer]) => etagOf(item) !== undefined && isDeniedRequest(errorOf(answer)),
  );
  if (denied.length === 0) return false;
  if (policy.isStrict) {
    for (const [item, answer] of denied) part.results.set(item, withHint(answer));
    return false;
  }
  const items = denied.map(([item]) => item);
  let hasDeleted = false;
  for (const [item, answer] of await sendAll(part, items, items.map(objectOf))) {
    const isNamed = /\bs3:GetObject\b/.test(errorOf(answers.get(item))?.message ?? '');
    if (errorOf(answer) === undefined) hasDeleted = true;
    // A policy that demands the condition denies the second one, and the first one says why.
    else if (isNamed) continue;
    part.results.set(item, answer);
  }
  if (hasDeleted && !policy.hasWarned) {
    policy.hasWarned = true;
    await policy.report?.({ kind: 'warning', messages: [DENIED] });
  }
  return hasDeleted;
}

async function deletePlainly(
  { refusal }: Policy,
  part: Part,
  items: readonly DeleteItem[],
): Promise<void> {
  if (refusal !== undefined) {
    for (const item of items) part.results.set(item, { error: refusal });
    return;
  }
  for (const [item, answer] of await sendAll(part, items, items.map(objectOf))) {
    part.results.set(item, resultOf(answer, item.ifMatch !== undefined));
  }
}

async function deleteConditionally(
  policy: Policy,
  form: Form,
  part: Part,
  items: readonly DeleteItem[],
): Promise<void> {
  const objects = items.map((item) => {
    const ifMatch = etagOf(item);
    return ifMatch === undefined ? objectOf(item) : { ...objectOf(item), ifMatch };
  });
  const answers = await sendAll(part, items, objects);
  for (const [item, answer] of answers) {
    part.results.set(item, resultOf(answer, etagOf(item) !== undefined));
    if (errorOf(answer) === undefined && etagOf(item)) form.compares ??= Promise.resolve(true);
  }
  await retryDenied(policy, part, answers);
  const unmet = items.filter((item) => isUnmet(errorOf(answers.get(item))) && etagOf(item));
  const [first] = unmet;
  if (first === undefined) return;
  form.compares ??= comparesListed(part, first);
  if (await form.compares) return;
  if (form.decision === 'proven') await goWithout(policy, form, 'misjudges');
  await deletePlainly(policy, part, unmet);
}

/**
 * Whether the store has refused an object for another ETag than the listed one. A store that
 * compares with something else would refuse every object, and nothing could be deleted.
 */
async function comparesListed(part: Part, item: DeleteItem): Promise<boolean> {
  const now = await part.currentETag(item).catch(() => undefined);
  return now === undefined || bare(now) !== bare(etagOf(item) ?? '');
}

type Answers = ReadonlyMap<DeleteItem, DeleteResult>;

/**
 * The results by item. An error of the whole request is that of each, and, unless it is about the
 * condition, that of every other item without a result.
 */
async function sendAll(
  { send, items: all, results }: Part,
  items: readonly DeleteItem[],
  objects: readonly ObjectVersion[],
): Promise<Answers> {
  try {
    const answers = await send(objects);
    return new Map(items.map((item, index) => [item, answers[index] ?? { error: unaccounted() }]));
  } catch (thrown) {
    if (!(thrown instanceof StoreError)) throw thrown;
    const error = thrown;
    if (!isDeniedRequest(error) && !isUnsupported(error)) {
      for (const item of all) if (!results.has(item)) results.set(item, { error });
    }
    return new Map(items.map((item) => [item, { error }]));
  }
}

/** An object of a DeleteObjects request, with no other condition than the item's own. */
export function objectOf({ key, versionId, ifMatch }: DeleteItem): ObjectVersion {
  return {
    key,
    ...(versionId !== undefined && { versionId }),
    ...(ifMatch !== undefined && { ifMatch }),
  };
}

/** The ETag to compare with; S3 compares the current version only, so a version has none. */
function etagOf({ ifMatch, listed, versionId }: DeleteItem): string | undefined {
  if (versionId !== undefined) return ifMatch;
  const etag = ifMatch ?? listed?.etag ?? '';
  return bare(etag) === '' ? undefined : etag;
}

function bare(etag: string): string {
  return etag.replace(/^"|"$/g, '');
}

const GONE: ConditionalResult = { skipped: 'gone' };

/** The result of a delete, which an unmet condition makes no failure. */
export function resultOf(result: DeleteResult, isConditional: boolean): ConditionalResult {
  const error = errorOf(result);
  if (!isConditional || error === undefined) return result;
  if (isUnmet(error)) return { skipped: 'changed' };
  if (!isGone(error)) return result;
  // The answer to an earlier attempt was lost: that attempt may be what deleted the object.
  const { attempts = 1 } = error;
  return attempts > 1 ? { attempts } : GONE;
}

function errorOf(result: DeleteResult | undefined): StoreError | undefined {
  return result !== undefined && 'error' in result ? result.error : undefined;
}

function isUnmet(error: StoreError | undefined): boolean {
  if (error === undefined) return false;
  const { code, status } = error;
  return code === 'PreconditionFailed' || code === 'ConditionNotMet' || status === 412;
}

function isGone(error: StoreError | undefined): boolean {
  return error?.code === 'NoSuchKey' || error?.code === 'NotFound';
}

/** Whether a store refuses the form of a request with a condition. */
function isUnsupported({ code, status, message }: StoreError): boolean {
  if (code === 'NotImplemented' || code === 'MalformedXML' || status === 501) return true;
  const isInvalid = code === 'InvalidRequest' || code === 'InvalidArgument';
  return isInvalid && /etag|if-match|condition/i.test(message);
}

function noETag(): DeleteResult {
  const message =
    'no ETag was listed for it, so it was not deleted: set delete-condition to auto or none';
  return { error: new StoreError('NoListedETag', message) };
}

/** The result of a delete that was denied with its condition, which has to be kept. */
function withHint(result: DeleteResult): DeleteResult {
  const error = errorOf(result);
  if (error === undefined) return result;
  const message = `${error.message}; delete-condition: etag also needs s3:GetObject on the objects`;
  return { error: derivedError(error, { message }) };
}

function unaccounted(): StoreError {
  const message =
    'the answer says nothing about this object, so it is unknown whether it was deleted';
  return new StoreError('Unaccounted', message);
}
