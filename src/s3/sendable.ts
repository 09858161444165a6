import { StoreError } from '../core/errors.ts';
import { isSendableBucket, isSendableKey } from '../core/sendable.ts';
import { shownAny } from '../core/shown.ts';

/** Throws a StoreError `InvalidBucket`. */
export function assertSendableBucket(bucket: unknown): void {
  if (isSendableBucket(bucket)) return;
  throw new StoreError(
    'InvalidBucket',
    `bucket ${shownAny(bucket)} is not a name that a request can carry: use the name of a bucket ` +
      'or the ARN of an access point; no request was sent',
    { scope: 'bucket' },
  );
}

/** Throws a StoreError `InvalidKey`. */
export function assertSendableKey(key: unknown): void {
  if (isSendableKey(key)) return;
  throw new StoreError(
    'InvalidKey',
    `key ${shownAny(key)} can't be sent: a key has 1 to 1,024 bytes in UTF-8 and no lone ` +
      'surrogates; no request was sent for it',
  );
}
