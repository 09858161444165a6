/** Whether one more write in the present second is over the limit; it is counted if it is not. */
export function createWriteLimit(perSecond: number | undefined, now: () => Date): () => boolean {
  let second = 0;
  let count = 0;
  return () => {
    if (perSecond === undefined) return false;
    const current = Math.floor(now().getTime() / 1000);
    if (current !== second) count = 0;
    second = current;
    if (count >= perSecond) return true;
    count += 1;
    return false;
  };
}
