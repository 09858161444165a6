import { messageOf, type ItemError } from '../core/errors.ts';
import { quoted } from './printable.ts';

/** Failed objects that failed for the same reason. */
export interface Cause {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** The first of them, at most KEYS_NAMED. */
  readonly keys: readonly string[];
}

const KEYS_NAMED = 5;

/** Groups errors by code and message, the most frequent cause first. */
export function causesOf(errors: readonly ItemError[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const { code, cause, key } of errors) {
    const message = messageOf(cause);
    const name = JSON.stringify([code, message]);
    const { count, keys } = causes.get(name) ?? { count: 0, keys: [] };
    const named = keys.length < KEYS_NAMED ? [...keys, key] : keys;
    causes.set(name, { code, message, count: count + 1, keys: named });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
export function causeLine({ code, message, count, keys }: Cause): string {
  const rest = count > keys.length ? ` and ${count - keys.length} more` : '';
  return `${code}: ${message}: ${keys.map(quoted).join(', ')}${rest}`;
}
