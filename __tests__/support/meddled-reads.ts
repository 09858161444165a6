import { vi } from 'vitest';
import { asyncFileIo, syncFileIo } from '../../src/local/file-content.ts';

/** What happens around each read of a file, and what the read is said to have brought. */
interface Meddling {
  readonly before?: () => void;
  readonly after?: () => void;
  /** What is said to have been read. */
  readonly count?: (count: number) => number;
}

export function meddleAtOnce({ before, after, count = (read) => read }: Meddling): void {
  const { read } = syncFileIo;
  vi.spyOn(syncFileIo, 'read').mockImplementation((...args) => {
    before?.();
    const found = read(...args);
    after?.();
    return count(found);
  });
}

export function meddleInTheBackground({ before, after, count = (read) => read }: Meddling): void {
  const { read } = asyncFileIo;
  vi.spyOn(asyncFileIo, 'read').mockImplementation(async (...args) => {
    before?.();
    const found = await read(...args);
    after?.();
    return count(found);
  });
}
