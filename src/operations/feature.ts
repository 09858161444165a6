import type { ObjectStore } from '../object-store/object-store.ts';
import { DryRunStore } from '../object-store/wrapped-stores.ts';

/**
 * An event that `onEvent` receives from `syncDirectory`, `prunePrefix`, `abortUploads` or
 * `uploadDirectory`. `Plan` is the type of the plan.
 */
export type FeatureEvent<Plan> =
  /** A line for a log. */
  | { readonly kind: 'info'; readonly message: string }
  /** Doubts about what was asked for; several lines are one warning. */
  | { readonly kind: 'warning'; readonly messages: readonly string[] }
  /** The number of objects to treat, as soon as it is known. */
  | { readonly kind: 'expected'; readonly objects: number }
  | { readonly kind: 'plan'; readonly plan: Plan }
  /** A key that an earlier run has changed, and that no outcome of this run names. */
  | { readonly kind: 'changed'; readonly key: string };

/**
 * The options that `syncDirectory`, `prunePrefix`, `abortUploads` and `uploadDirectory` have in
 * common.
 */
export interface FeatureOptions<Plan> {
  readonly bucket: string;
  /** The beginning of the keys; empty for the whole bucket. */
  readonly prefix: string;
  /** A store, or a function that opens one once the options are known to make sense. */
  readonly store: ObjectStore | (() => Promise<ObjectStore>);
  /** Plans and reports everything, and changes nothing. Default: false. */
  readonly dryRun?: boolean | undefined;
  /** Maximum number of concurrent requests; a positive integer. */
  readonly concurrency?: number | undefined;
  /** Aborted: nothing new starts, what runs is aborted, and the reason is thrown. */
  readonly signal?: AbortSignal | undefined;
  /** Called for each event in turn; the feature waits for what it returns. */
  readonly onEvent?: ((event: FeatureEvent<Plan>) => void | Promise<void>) | undefined;
}

/** The store of a feature, which writes nothing in a dry run. */
export async function openFeatureStore({
  store,
  dryRun = false,
}: Pick<FeatureOptions<never>, 'store' | 'dryRun'>): Promise<ObjectStore> {
  const opened = typeof store === 'function' ? await store() : store;
  return dryRun ? new DryRunStore(opened) : opened;
}
