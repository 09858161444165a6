import type { Tally } from '../core/tally.ts';

/** The numbers of a run, by the names of their outputs. */
export interface Counts {
  readonly uploaded: number;
  readonly deleted: number;
  readonly downloaded: number;
  readonly copied: number;
  readonly aborted: number;
  readonly skipped: number;
  readonly failed: number;
  readonly bytes: number;
}

export function countsOf({ done, skipped, failed, bytes }: Tally): Counts {
  return {
    uploaded: done.upload,
    deleted: done.delete,
    downloaded: done.download,
    copied: done.copy,
    aborted: done.abort,
    skipped,
    failed,
    bytes,
  };
}

const UNITS = ['bytes', 'KiB', 'MiB', 'GiB', 'TiB'];

/** Bytes for people: `532 bytes`, `1.5 MiB`. */
export function sized(bytes: number): string {
  const steps = bytes < 1024 ? 0 : Math.min(Math.floor(Math.log2(bytes) / 10), UNITS.length - 1);
  const value = bytes / 1024 ** steps;
  return `${steps === 0 ? value : value.toFixed(1)} ${UNITS[steps] ?? ''}`;
}
