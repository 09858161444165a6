/**
 * Orders text by its bytes in UTF-8, as S3 orders keys. JavaScript compares UTF-16, where the
 * halves of surrogate pairs stand before U+E000 to U+FFFF and not behind them.
 */
export function compareUtf8(a: string, b: string): number {
  if (a === b) return 0;
  let at = 0;
  while (a.charCodeAt(at) === b.charCodeAt(at)) at += 1;
  return rankOf(a, at) - rankOf(b, at);
}

/** Where the code unit at this place belongs; the end of the text is before all of them. */
function rankOf(text: string, at: number): number {
  if (at >= text.length) return -1;
  const unit = text.charCodeAt(at);
  if (unit >= 0xe000) return unit - 0x800;
  return unit >= 0xd800 ? unit + 0x2000 : unit;
}
