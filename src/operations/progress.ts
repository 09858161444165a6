import type { ObjectIdentity } from '../core/errors.ts';
import { identityOf, type Outcome } from '../core/outcome.ts';

/** The counts that `onProgress` receives. */
export interface Progress {
  /** Objects by their outcomes. */
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
  /** Bytes of bodies that were sent or received, without those of objects that failed. */
  readonly bytes: number;
  /** The object that got an outcome, or some more of whose bytes were sent or received. */
  readonly object: ObjectIdentity;
  /** The object's part of `bytes`. */
  readonly objectBytes: number;
}

/** Counts outcomes, and the bytes of objects that have none yet. */
export interface Meter {
  /** Bytes of an object were sent or received; a negative number takes them back. */
  moved(object: ObjectIdentity, bytes: number): void;
  settled(outcome: Outcome): void;
}

/** Undefined when no callback wants to know. */
export function createMeter(
  onProgress: ((progress: Progress) => void) | undefined,
): Meter | undefined {
  if (onProgress === undefined) return undefined;
  const counts = { done: 0, skipped: 0, failed: 0 };
  /** Bytes of unfinished objects. */
  const moving = new Map<string, number>();
  let bytes = 0;
  const report = (object: ObjectIdentity, objectBytes: number) => {
    onProgress({ ...counts, bytes, object: identityOf(object), objectBytes });
  };
  return {
    moved(object, count) {
      const name = nameOf(object);
      const objectBytes = (moving.get(name) ?? 0) + count;
      moving.set(name, objectBytes);
      bytes += count;
      report(object, objectBytes);
    },
    settled(outcome) {
      counts[outcome.status] += 1;
      const objectBytes = outcome.status === 'done' ? outcome.bytes : 0;
      bytes += objectBytes;
      if (moving.size > 0) {
        const name = nameOf(outcome);
        bytes -= moving.get(name) ?? 0;
        moving.delete(name);
      }
      report(outcome, objectBytes);
    },
  };
}

function nameOf({ bucket, key, versionId }: ObjectIdentity): string {
  return JSON.stringify([bucket, key, versionId]);
}
