import { formatCount } from '../core/text.ts';

/** Maximum number of objects that a run may delete: a count, or a share of those listed. */
export type MaxDeletes =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'percent'; readonly percent: number };

/** `500` or `12.5%`; undefined for anything else. */
export function parseMaxDeletes(text: string): MaxDeletes | undefined {
  const count = Number(text);
  if (/^\d+$/.test(text)) return Number.isSafeInteger(count) ? { kind: 'count', count } : undefined;
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  const percent = Number(number);
  return percent <= 100 ? { kind: 'percent', percent } : undefined;
}

/** Why the plan is over the cap, with both numbers and what to do; undefined: it is not. */
export function deletesCapProblem(
  cap: MaxDeletes,
  { deletes, listed }: { readonly deletes: number; readonly listed: number },
  things = 'objects',
): string | undefined {
  const most = cap.kind === 'count' ? cap.count : shareOf(listed, cap.percent);
  if (deletes <= most) return undefined;
  const limit =
    cap.kind === 'count' ? formatCount(cap.count) : `${cap.percent}% (${formatCount(most)})`;
  return (
    `input "max-deletes" allows ${limit} of ${formatCount(listed)} listed ${things} to be deleted, the ` +
    `plan deletes ${formatCount(deletes)}: nothing was deleted; check the inputs, or raise the limit`
  );
}

/** Rounded down, but not where only the binary fraction falls short (99.96% of 20,000). */
function shareOf(listed: number, percent: number): number {
  return Math.floor(Number(((listed * percent) / 100).toFixed(6)));
}
