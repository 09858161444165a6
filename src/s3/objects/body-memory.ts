/** Memory for bodies, each of which passes it on to a later one: new memory takes longer to fill. */
export interface BodyMemory {
  /** At least so many bytes, with anything in them; undefined for a body that needs its own. */
  take(size: number): Uint8Array | undefined;
  /** Called when nothing reads it any more, also no request that failed. */
  giveBack(memory: Uint8Array): void;
}

/** Bytes, as powers of two: of what is given for the smallest bodies and for the largest. */
const SMALLEST = 12;
const LARGEST = 18;

/** Bytes that wait for a body at most. */
const MAX_WAITING = 8 * 1024 * 1024;

export function createBodyMemory(): BodyMemory {
  const waiting: Uint8Array[][] = [];
  let bytes = 0;
  return {
    take(size) {
      const power = Math.max(SMALLEST, 32 - Math.clz32(size - 1));
      if (size === 0 || power > LARGEST) return undefined;
      const memory = waiting[power]?.pop();
      if (memory === undefined) return Buffer.allocUnsafeSlow(2 ** power);
      bytes -= memory.byteLength;
      return memory;
    },
    giveBack(memory) {
      if (bytes + memory.byteLength > MAX_WAITING) return;
      bytes += memory.byteLength;
      (waiting[31 - Math.clz32(memory.byteLength)] ??= []).push(memory);
    },
  };
}
