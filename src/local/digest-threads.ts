import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { messageOf } from '../core/errors.ts';
import {
  type ContentDigests,
  digestFiles,
  type DigestJob,
  type DigestResults,
  PIECE_SIZE,
} from './digests.ts';

export interface Digester {
  /** Number of lists that keep the threads busy; more are read in the caller's thread. */
  readonly listsAtOnce: number;
  digest(jobs: readonly DigestJob[]): Promise<DigestResults>;
  /** Ends the threads. `digest` must not be called afterwards. */
  close(): void;
}

/** One processor is kept for the thread that sends; more threads would wait for the disk. */
const THREADS = Math.min(4, Math.max(1, availableParallelism() - 1));

/** Bytes from which reading in threads pays for their start. */
const WORTH_THREADS = 4 * 1024 * 1024;

/** The time to open a file, in bytes that are hashed in the same time. */
const OPENING = 16 * 1024;

/** Lists queued for each thread, so that it has work while its caller is busy. */
const LISTS_A_THREAD = 8;

/** Heap limits of a thread, in MiB: it holds little besides a piece of a file. */
const HEAP = { maxYoungGenerationSizeMb: 1, maxOldGenerationSizeMb: 64 };

/**
 * Reads files in threads, once there is enough to read. `entry` is `digest-thread.ts` in a form
 * that Node can run; undefined: all files are read in the caller's thread.
 */
export function createDigester(entry: URL | undefined): Digester {
  let threads: readonly DigestThread[] | undefined;
  let work = 0;
  const memory = Buffer.allocUnsafeSlow(PIECE_SIZE);
  let queue: Promise<unknown> = Promise.resolve();
  // One list at a time, since all are read into the same memory.
  const digestInTurn = (jobs: readonly DigestJob[]) => {
    const results = queue.then(() => digestFiles(jobs, memory));
    queue = results;
    return results;
  };
  return {
    listsAtOnce: entry === undefined ? 1 : THREADS * LISTS_A_THREAD,
    async digest(jobs) {
      for (const { planned } of jobs) work += planned.size + OPENING;
      if (entry === undefined || work < WORTH_THREADS) return digestInTurn(jobs);
      threads ??= Array.from({ length: THREADS }, () => startThread(entry));
      const thread = idlest(threads);
      if (thread.waiting < LISTS_A_THREAD) return thread.digest(jobs);
      // Lets the threads' answers arrive, and more lists reach them, before this thread reads on.
      await setImmediate();
      return digestInTurn(jobs);
    },
    close: () => {
      for (const thread of threads ?? []) thread.close();
    },
  };
}

interface DigestThread {
  /** Number of lists that it has not answered yet. */
  readonly waiting: number;
  digest(jobs: readonly DigestJob[]): Promise<DigestResults>;
  close(): void;
}

interface Asked {
  readonly jobs: readonly DigestJob[];
  readonly resolve: (results: DigestResults | Promise<DigestResults>) => void;
  readonly reject: (thrown: unknown) => void;
}

function idlest(threads: readonly DigestThread[]): DigestThread {
  return threads.reduce((least, other) => (other.waiting < least.waiting ? other : least));
}

function startThread(entry: URL): DigestThread {
  const asked: Asked[] = [];
  const worker = new Worker(entry, { resourceLimits: HEAP });
  let failure: Error | undefined;
  const fail = (cause: unknown) => {
    failure ??= threadEnded(cause);
    for (const { reject } of asked.splice(0)) reject(failure);
  };
  worker.on('message', (digests: readonly (ContentDigests | null)[]) => {
    const first = asked.shift();
    first?.resolve(withReasons(first.jobs, digests));
  });
  worker.on('error', fail);
  worker.on('exit', (code) => {
    fail(new Error(`exit code ${code}`));
  });
  return {
    get waiting() {
      return asked.length;
    },
    digest: (jobs) =>
      new Promise((resolve, reject) => {
        if (failure !== undefined) throw failure;
        asked.push({ jobs, resolve, reject });
        worker.postMessage(jobs);
      }),
    close: () => void worker.terminate(),
  };
}

function threadEnded(cause: unknown): Error {
  const message =
    `a worker thread ended unexpectedly (${messageOf(cause)}): run again on a runner with more ` +
    'memory, and with all files of the action in place';
  return new Error(message, { cause });
}

/** Reads files that the thread could not read again here, to get the error. */
async function withReasons(
  jobs: readonly DigestJob[],
  digests: readonly (ContentDigests | null)[],
): Promise<DigestResults> {
  const results: DigestResults[number][] = [];
  for (const [at, job] of jobs.entries()) {
    const digest = digests[at];
    results.push(...(digest ? [digest] : await digestFiles([job])));
  }
  return results;
}
