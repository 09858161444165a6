import type { HeadObjectCommandOutput, PutObjectCommandInput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import {
  headerNamesWhere,
  METADATA_PREFIX,
  OBJECT_HEADER_NAMES,
  OBJECT_HEADERS,
  type ObjectHeader,
  type ObjectHeaderName,
  type ObjectHeaders,
} from '../../core/object-headers.ts';
import { shown } from '../../core/shown.ts';

type Parameter = keyof PutObjectCommandInput;

/** The table, with the types as proof that each parameter is one of the SDK's. */
const ROWS: Readonly<Record<ObjectHeaderName, ObjectHeader & { parameter: Parameter }>> =
  OBJECT_HEADERS;

/** Names on the wire by the SDK's parameters. */
export const NAMES_BY_PARAMETER = Object.fromEntries(
  OBJECT_HEADER_NAMES.map((name) => [ROWS[name].parameter, name]),
) as Readonly<Partial<Record<Parameter, ObjectHeaderName>>>;

const READ_BY_HEAD = headerNamesWhere(({ readBack }) => readBack === 'head');

/**
 * Headers as the SDK's parameters of PutObject and CreateMultipartUpload. Throws a StoreError
 * `InvalidHeader` for a value that would be sent as other bytes than those that are signed.
 */
export function toSdkParameters(headers: ObjectHeaders): Partial<PutObjectCommandInput> {
  const parameters: Record<string, unknown> = {};
  let metadata: Record<string, string> | undefined;
  for (const [name, value] of Object.entries(headers) as [string, string][]) {
    assertSendable(name, value);
    if (isMetadata(name)) {
      metadata ??= {};
      metadata[name.slice(METADATA_PREFIX.length)] = value;
    } else {
      const { parameter, kind } = ROWS[name as ObjectHeaderName];
      parameters[parameter] = kind === 'text' ? value : parsed(kind, value);
    }
  }
  if (metadata !== undefined) parameters['Metadata'] = metadata;
  return parameters;
}

function parsed(kind: 'date' | 'flag', value: string): Date | boolean {
  return kind === 'date' ? new Date(value) : value === 'true';
}

function assertSendable(name: string, value: string): void {
  if (/^[\t\x20-\x7e]*$/.test(value)) return;
  throw new StoreError(
    'InvalidHeader',
    `header ${shown(name)} ${shown(value)} has other characters than those of printable ASCII: ` +
      'encode them; no request was sent for it',
  );
}

/** The headers of an object that HEAD returns: none of its access rights, tags and lock. */
export function toObjectHeaders(answer: HeadObjectCommandOutput): ObjectHeaders {
  const headers: Record<string, string> = {};
  for (const name of READ_BY_HEAD) {
    const value = valueOf(ROWS[name], answer);
    if (value) headers[name] = value;
  }
  for (const [name, value] of Object.entries(answer.Metadata ?? {})) {
    if (value) headers[METADATA_PREFIX + name.toLowerCase()] = value;
  }
  return headers;
}

/** The SDK returns a date also as it was stored, which may be no date. */
function valueOf({ parameter, kind }: ObjectHeader, answer: object): string | undefined {
  const member = kind === 'date' ? `${parameter}String` : parameter;
  const value = (answer as Readonly<Record<string, unknown>>)[member];
  if (kind === 'flag') return value === true ? 'true' : undefined;
  return typeof value === 'string' ? value : undefined;
}

function isMetadata(name: string): boolean {
  return name.startsWith(METADATA_PREFIX);
}
