import { parentPort } from 'node:worker_threads';
import { StoreError } from '../core/errors.ts';
import { digestFiles, type DigestJob, PIECE_SIZE } from './digests.ts';

/*
 * The program of a thread: it answers each list of jobs with their digests, one list after another.
 * A file that can't be read has null, because an error loses its class between threads.
 */
const memory = Buffer.allocUnsafeSlow(PIECE_SIZE);
let queue = Promise.resolve();

parentPort?.on('message', (jobs: readonly DigestJob[]) => {
  queue = queue.then(async () => {
    const results = await digestFiles(jobs, memory);
    parentPort?.postMessage(
      results.map((result) => (result instanceof StoreError ? null : result)),
    );
  });
});
