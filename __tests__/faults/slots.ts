/** Most runs wait for a fault to pass, so that many can go at a time. */
const SLOTS = 24;

/** Does `work` for each item, some at a time; ends with the first error. */
export async function inSlots<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  slots = SLOTS,
): Promise<void> {
  const left = items.values();
  const slot = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: slots }, slot));
}

/** Slots that several callers share: each call waits until one is free. */
export function createSlots(slots = SLOTS): (work: () => Promise<void>) => Promise<void> {
  const waiting: (() => void)[] = [];
  let free = slots;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}
