import type { Content } from '../../src/core/items.ts';

/** Content that is put into the memory it is given, and for each read the number of its memory. */
export function intoMemory(bytes: Buffer, before?: (start: number) => Promise<void>) {
  const memories = createMemories();
  return { content: memories.contentOf(bytes, before), memories: memories.used };
}

/** Content that shares the count of memories; 0 stands for none. */
export function createMemories() {
  const known: (Uint8Array | undefined)[] = [undefined];
  const used: number[] = [];
  const contentOf = (bytes: Buffer, before?: (start: number) => Promise<void>): Content => ({
    size: bytes.length,
    read: async (start, end, memory) => {
      await before?.(start);
      if (!known.includes(memory)) known.push(memory);
      used.push(known.indexOf(memory));
      if (memory === undefined) return bytes.subarray(start, end);
      memory.set(bytes.subarray(start, end));
      return memory.subarray(0, end - start);
    },
  });
  return { contentOf, used };
}
