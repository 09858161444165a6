/** Header names by the SDK's names of the parameters that are sent so. */
export type HeaderTable = Readonly<Record<string, string>>;

const VALUE = /^[\x20-\x7e]+$/;
const TOKEN = /^[\w!#$%&'*+.^`|~-]+$/;

/**
 * The headers of an input, all of whose members but `others` must be in the table. Undefined when
 * one is not, or has a value that is not sent as it is.
 */
export function headersOf(
  input: object,
  table: HeaderTable,
  others: ReadonlySet<string>,
): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [member, value] of Object.entries(input) as [string, unknown][]) {
    if (value === undefined || others.has(member)) continue;
    const name = table[member];
    const text = textOf(member, value);
    if (name === undefined || text === undefined || !VALUE.test(text)) return undefined;
    headers[name] = text;
  }
  return headers;
}

/** User-defined metadata as headers; undefined when a name or a value is not sent as it is. */
export function metadataHeadersOf(
  metadata: Readonly<Record<string, string>> = {},
): Record<string, string> | undefined {
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(metadata)) {
    if (!TOKEN.test(name) || !VALUE.test(value)) return undefined;
    headers[`x-amz-meta-${name.toLowerCase()}`] = value;
  }
  return headers;
}

function textOf(member: string, value: unknown): string | undefined {
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return String(value);
  if (!(value instanceof Date) || Number.isNaN(value.getTime())) return undefined;
  return member === 'Expires' ? value.toUTCString() : value.toISOString().replace('.000Z', 'Z');
}
