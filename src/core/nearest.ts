/** The name that `text` may have been meant to be: at most a third of its letters differ. */
export function nearest(text: string, names: readonly string[]): string | undefined {
  const ranked = names
    .map((name) => ({ name, distance: editDistance(text.toLowerCase(), name) }))
    .sort((a, b) => a.distance - b.distance);
  const [best] = ranked;
  if (best === undefined) return undefined;
  return best.distance <= Math.max(1, Math.floor(best.name.length / 3)) ? best.name : undefined;
}

/** Letters to insert, delete, replace or swap (https://en.wikipedia.org/wiki/Damerau-Levenshtein_distance). */
function editDistance(from: string, to: string): number {
  const rows = [Array.from({ length: to.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= from.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= to.length; column += 1) {
      const at = (up: number, left: number) => rows[row - up]?.[column - left] ?? Infinity;
      const isSame = from[row - 1] === to[column - 1];
      const isSwap = from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      const replaced = at(1, 1) + (isSame ? 0 : 1);
      const left = (current[column - 1] ?? Infinity) + 1;
      current[column] = Math.min(at(1, 0) + 1, left, replaced, isSwap ? at(2, 2) + 1 : Infinity);
    }
    rows.push(current);
  }
  return rows[from.length]?.[to.length] ?? Infinity;
}
