/** Most runs wait for a fault to pass, so that many can go at a time. */
const LANES = 24;

/** Does `work` for each item, some at a time; ends with the first error. */
export async function inLanes<Item>(
  items: readonly Item[],
  work: (item: Item) => Promise<void>,
  lanes = LANES,
): Promise<void> {
  const left = items.values();
  const lane = async () => {
    for (const item of left) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
}
