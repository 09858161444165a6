const MAX_SHOWN = 200;

/** A value in a message: in quotes, with its controls escaped, and not endless. */
export function shown(value: string): string {
  return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
}

/** A value of any type in a message. Runs no code of the value's own. */
export function shownAny(value: unknown): string {
  if (typeof value === 'string') return shown(value);
  if (typeof value === 'function') return 'a function';
  if (typeof value !== 'object' || value === null) return String(value);
  return Array.isArray(value) ? `an array of ${value.length}` : 'an object';
}
