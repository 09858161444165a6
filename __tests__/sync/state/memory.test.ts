import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import type { GetResult, PutRequest, PutResult } from '../../../src/object-store/object-store.ts';
import { PART_SIZE } from '../../../src/object-store/part-sizes.ts';
import { beginDeploy } from '../../../src/sync/state/deploy.ts';
import { openDeployState } from '../../../src/sync/state/state-object.ts';
import { MemoryStore } from '../../support/memory-store.ts';
import { givenEntry, PLACE, runOf, STATE_KEY } from './given.ts';

const ENTRIES = 200_000;
const LIMIT = 64 * 1024 * 1024;

/** Entries between two looks at the memory. */
const ENTRIES_A_LOOK = 50_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** Bytes that are in use, on the heap and beside it. */
function bytesInUse(): number {
  collectGarbage();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

/** Holds one object in memory that it had from the start, and reads and writes it as S3's does. */
class OneObjectStore extends MemoryStore {
  readonly #memory = Buffer.alloc(16 * 1024 * 1024, 1);
  readonly #look: () => void;
  size = 0;

  constructor(look: () => void) {
    super();
    this.#look = look;
  }

  override async put({ content }: PutRequest): Promise<PutResult> {
    if (content.size === undefined) throw new TypeError('a state is no stream');
    for (let start = 0; start < content.size; start += PART_SIZE) {
      const end = Math.min(content.size, start + PART_SIZE);
      const part = await content.read(start, end, Buffer.alloc(end - start));
      this.#look();
      this.#memory.set(part, start);
    }
    this.size = content.size;
    return { etag: '"1"', attempts: 1 };
  }

  override get(): Promise<GetResult> {
    const memory = this.#memory.subarray(0, this.size);
    const body = piecesOf(memory, this.#look);
    return Promise.resolve({ etag: '"1"', lastModified: new Date(0), size: this.size, body });
  }
}

async function* piecesOf(memory: Buffer, look: () => void) {
  for (let start = 0; start < memory.length; start += PART_SIZE) {
    const piece = Buffer.from(memory.subarray(start, start + PART_SIZE));
    look();
    yield await Promise.resolve(piece);
  }
}

it('a state of 200,000 objects is read, and followed by another, within 64 MiB', async () => {
  let [before, most] = [0, 0];
  const look = () => {
    most = Math.max(most, bytesInUse() - before);
  };
  function* entries() {
    for (let number = 0; number < ENTRIES; number += 1) {
      if (number % ENTRIES_A_LOOK === 0) look();
      yield givenEntry(`assets/directory/fingerprinted-${number}.js`, number);
    }
  }
  const place = { store: new OneObjectStore(look), ...PLACE, key: STATE_KEY };
  const run = { ...runOf('1'), unchanged: entries };
  const write = async () => {
    const open = await openDeployState(place);
    const state = await open.read({ objects: ENTRIES, isListed: () => true, files: ENTRIES });
    await (await beginDeploy(place, state, run)).finish([], 'complete');
    // The old state is in memory to the end of a sync.
    return state;
  };
  await write();
  expect(place.store.size).toBeGreaterThan(ENTRIES * 65);
  [before, most] = [bytesInUse(), 0];
  const state = await write();
  expect(state.condition).toBe('clean');
  expect(most / LIMIT).toBeLessThan(1);
  expect(most).toBeGreaterThan(2 * ENTRIES * 65);
});
