const MAX_SHOWN = 200;

/** A value in a message: in quotes, with its controls escaped, and not endless. */
export function shown(value: string): string {
  return JSON.stringify(value.length > MAX_SHOWN ? `${value.slice(0, MAX_SHOWN)}…` : value);
}
