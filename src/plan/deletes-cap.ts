import { counted } from '../core/batch-error.ts';

/** Most objects that a run may delete: so many, or a share of the listed ones. */
export type MaxDeletes =
  | { readonly kind: 'count'; readonly count: number }
  | { readonly kind: 'percent'; readonly percent: number };

/** `500` or `12.5%`; undefined for anything else. */
export function parseMaxDeletes(text: string): MaxDeletes | undefined {
  if (/^\d+$/.test(text)) return { kind: 'count', count: Number(text) };
  const [, number] = /^(\d+(?:\.\d+)?)\s*%$/.exec(text) ?? [];
  const percent = Number(number);
  return percent <= 100 ? { kind: 'percent', percent } : undefined;
}

/** Why the plan is over the cap, with both numbers and what to do; undefined: it is not. */
export function deletesCapProblem(
  cap: MaxDeletes,
  { deletes, listed }: { readonly deletes: number; readonly listed: number },
): string | undefined {
  const most = cap.kind === 'count' ? cap.count : Math.floor((listed * cap.percent) / 100);
  if (deletes <= most) return undefined;
  const limit = cap.kind === 'count' ? counted(cap.count) : `${cap.percent}% (${counted(most)})`;
  return (
    `input "max-deletes" allows ${limit} of ${counted(listed)} listed objects to be deleted, the ` +
    `plan deletes ${counted(deletes)}: nothing was deleted; check the inputs, or raise the limit`
  );
}
