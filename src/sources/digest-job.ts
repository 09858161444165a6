import { StoreError } from '../core/errors.ts';
import { digestContent, type ContentDigests } from './content-digests.ts';
import { fileContent, type PlannedFile } from './file-content.ts';

/** A file whose bytes are to be read once for their digests. */
export interface DigestJob {
  readonly path: string;
  readonly planned: PlannedFile;
  /** See DigestOptions. */
  readonly partSizes: readonly number[];
}

/** One for each job, in their order; of a file that can't be read, why. */
export type DigestResults = readonly (ContentDigests | StoreError)[];

export interface Digester {
  /** Lists that keep other threads busy: what is more is read by the caller's thread. */
  readonly listsAtOnce: number;
  digest(jobs: readonly DigestJob[]): Promise<DigestResults>;
  /** Nothing may be digested afterwards. */
  close(): void;
}

/** Reads files one after the other. `memory`: see DigestOptions. */
export async function digestHere(
  jobs: readonly DigestJob[],
  memory?: Uint8Array,
): Promise<DigestResults> {
  const results: (ContentDigests | StoreError)[] = [];
  for (const { path, planned, partSizes } of jobs) {
    try {
      const options = memory === undefined ? { partSizes } : { partSizes, memory };
      results.push(await digestContent(fileContent(path, planned), options));
    } catch (thrown) {
      if (!(thrown instanceof StoreError)) throw thrown;
      results.push(thrown);
    }
  }
  return results;
}
