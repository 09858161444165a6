import { parentPort } from 'node:worker_threads';
import { StoreError } from '../core/errors.ts';
import { PIECE_SIZE } from './content-digests.ts';
import { digestHere, type DigestJob } from './digest-job.ts';

/*
 * What a thread runs: it answers each list of jobs with their digests, one list after the other.
 * A file that can't be read has null, because an error does not cross threads as it is.
 */
const memory = Buffer.allocUnsafeSlow(PIECE_SIZE);
let queue = Promise.resolve();

parentPort?.on('message', (jobs: readonly DigestJob[]) => {
  queue = queue.then(async () => {
    const results = await digestHere(jobs, memory);
    parentPort?.postMessage(
      results.map((result) => (result instanceof StoreError ? null : result)),
    );
  });
});
