import { StoreError } from '../../src/core/errors.ts';
import { type Done, failed, type Failed } from '../../src/core/outcome.ts';

/** Outcomes for tests of what is made of them. */
export function done(key: string, details: Partial<Done> = {}): Done {
  return { op: 'upload', bucket: 'b', key, status: 'done', bytes: 0, etag: '"e"', ...details };
}

export function failedOutcome(
  key: string,
  code: string,
  message = `message of ${code}`,
  operation = 'PutObject',
): Failed {
  return failed('upload', { bucket: 'b', key }, new StoreError(code, message, { operation, key }));
}
