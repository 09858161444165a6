import { createHash } from 'node:crypto';

/**
 * A set of names that is kept as 126 bits of each one's SHA-256, so that it takes 16 to 48 bytes a
 * name however long they are. Two names that are taken for one are not to be found on purpose.
 */
export interface NameSet {
  readonly size: number;
  /** Returns whether the name is new. */
  add(name: string): boolean;
  /** Ticks a name off: `again` when it was ticked off before. */
  take(name: string): 'first' | 'again' | 'absent';
}

const WORDS = 4;
/** Of the third word: the slot is in use. */
const USED = 1;
/** Of the last word: the name was ticked off. */
const TAKEN = 1;
const MOST_FULL = 2 / 3;

export function createNameSet(): NameSet {
  let slots = new Uint32Array(1024 * WORDS);
  let size = 0;

  const grow = () => {
    const old = slots;
    slots = new Uint32Array(old.length * 2);
    for (let at = 0; at < old.length; at += WORDS) {
      const entry = old.subarray(at, at + WORDS);
      if (entry[2] !== 0) slots.set(entry, slotFor(slots, entry));
    }
  };

  return {
    get size() {
      return size;
    },
    add(name) {
      const entry = entryOf(name);
      const slot = slotFor(slots, entry);
      if (slots[slot + 2] !== 0) return false;
      slots.set(entry, slot);
      size += 1;
      if (size > (slots.length / WORDS) * MOST_FULL) grow();
      return true;
    },
    take(name) {
      const slot = slotFor(slots, entryOf(name));
      if (slots[slot + 2] === 0) return 'absent';
      const last = slots[slot + 3] ?? 0;
      slots[slot + 3] = last | TAKEN;
      return (last & TAKEN) === 0 ? 'first' : 'again';
    },
  };
}

function entryOf(name: string): Uint32Array {
  const digest = createHash('sha256').update(name).digest();
  const words = Uint32Array.from({ length: WORDS }, (_, word) => digest.readUInt32LE(word * 4));
  words[2] = (words[2] ?? 0) | USED;
  words[3] = (words[3] ?? 0) & ~TAKEN;
  return words;
}

/** Where the entry is, or the free slot where it belongs: the next from its place on. */
function slotFor(slots: Uint32Array, entry: Uint32Array): number {
  const count = slots.length / WORDS;
  for (let slot = (entry[0] ?? 0) % count; ; slot = (slot + 1) % count) {
    const at = slot * WORDS;
    if (slots[at + 2] === 0 || isSame(slots, at, entry)) return at;
  }
}

function isSame(slots: Uint32Array, at: number, entry: Uint32Array): boolean {
  return (
    slots[at] === entry[0] &&
    slots[at + 1] === entry[1] &&
    slots[at + 2] === entry[2] &&
    ((slots[at + 3] ?? 0) | TAKEN) >>> 0 === ((entry[3] ?? 0) | TAKEN) >>> 0
  );
}
