import { vi } from 'vitest';
import { filesAtOnce, filesInTheBackground } from '../../src/sources/file-access.ts';

/** What happens around each read of a file, and what the read is said to have brought. */
interface Meddling {
  readonly before?: () => void;
  readonly after?: () => void;
  /** What is said to have been read. */
  readonly count?: (count: number) => number;
}

export function meddleAtOnce({ before, after, count = (read) => read }: Meddling): void {
  const { read } = filesAtOnce;
  vi.spyOn(filesAtOnce, 'read').mockImplementation((...args) => {
    before?.();
    const found = read(...args);
    after?.();
    return count(found);
  });
}

export function meddleInTheBackground({ before, after, count = (read) => read }: Meddling): void {
  const { read } = filesInTheBackground;
  vi.spyOn(filesInTheBackground, 'read').mockImplementation(async (...args) => {
    before?.();
    const found = await read(...args);
    after?.();
    return count(found);
  });
}
