import { messageOf, type ItemError } from '../core/errors.ts';
import { quoted } from './printable.ts';

/** Failed objects that failed for the same reason. */
export interface Cause {
  readonly code: string;
  readonly message: string;
  readonly count: number;
  /** The first of them, at most OBJECTS_NAMED. */
  readonly objects: readonly Named[];
}

type Named = Pick<ItemError, 'key' | 'versionId'>;

const OBJECTS_NAMED = 5;

/** Groups errors by code and message, the most frequent cause first. */
export function causesOf(errors: readonly ItemError[]): readonly Cause[] {
  const causes = new Map<string, Cause>();
  for (const error of errors) {
    const { code, cause } = error;
    const message = messageOf(cause);
    const name = JSON.stringify([code, message]);
    const { count, objects } = causes.get(name) ?? { count: 0, objects: [] };
    const named = objects.length < OBJECTS_NAMED ? [...objects, error] : objects;
    causes.set(name, { code, message, count: count + 1, objects: named });
  }
  return [...causes.values()].sort((a, b) => b.count - a.count);
}

/** `AccessDenied: Access Denied: "a.html", "b.html" and 12 more`. */
export function causeLine({ code, message, count, objects }: Cause): string {
  const rest = count > objects.length ? ` and ${count - objects.length} more` : '';
  const names = objects.map((object) => nameOf(object, quoted));
  return `${code}: ${message}: ${names.join(', ')}${rest}`;
}

/** `"a.html"` or `"a.html" (version "3HL4kqtJ")`, as `write` writes untrusted text. */
export function nameOf({ key, versionId }: Named, write: (text: string) => string): string {
  return versionId === undefined ? write(key) : `${write(key)} (version ${write(versionId)})`;
}
