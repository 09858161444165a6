import { assertSendableBucket, assertSendableKey } from '../../sendable.ts';
import type { Concern } from '../call.ts';

/** The one choke point for names, of every request on its way to any store. */
export const guarded: Concern = (next) => async (call) => {
  assertSendableNames(call.input);
  return next(call);
};

/** The input must name a bucket, and keys where it has some, that can be sent. */
export function assertSendableNames(input: object): void {
  const { bucket, key, objects } = input as {
    bucket?: unknown;
    key?: unknown;
    objects?: unknown[];
  };
  assertSendableBucket(bucket);
  if ('key' in input) assertSendableKey(key);
  for (const object of objects ?? []) assertSendableKey((object as { key?: unknown }).key);
}
