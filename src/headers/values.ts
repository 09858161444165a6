import { METADATA_PREFIX, OBJECT_HEADER_NAMES, objectHeader } from '../core/object-headers.ts';
import { nearestName } from '../core/text.ts';

/** A problem with a value: a statement about the value, and a remedy. */
export interface ValueProblem {
  readonly statement: string;
  readonly remedy: string;
}

/** `type/subtype`, and parameters. */
const CONTENT_TYPE = /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+\s*(?:;.*)?$/;

/** The value of `Content-Type` for the type by the file's extension. */
export const AUTO_TYPE = 'auto';

/** The problem with a header's value; undefined: none. */
export function headerValueProblem(name: string, value: string): ValueProblem | undefined {
  if (value === '') {
    const remedy = 'write it after the colon, or remove the line';
    return { statement: 'has no value', remedy };
  }
  if (value.includes('${{')) {
    const statement = 'has an expression that was not evaluated';
    return { statement, remedy: 'check where the rules come from' };
  }
  return (
    charactersProblem(name, value) ??
    (name.startsWith(METADATA_PREFIX) ? undefined : writtenProblem(value)) ??
    choiceProblem(name, value)
  );
}

/** A value that is not ASCII is sent as other bytes than were signed, and refused. */
function charactersProblem(name: string, value: string): ValueProblem | undefined {
  if (/[^\t\x20-\x7e\x80-\uffff]/.test(value)) {
    return { statement: 'has control characters', remedy: 'write one line of ASCII text' };
  }
  const [other] = /[^\t\x20-\x7e]+/u.exec(value) ?? [];
  if (other === undefined) return undefined;
  const encoded = encodeURIComponent(other.toWellFormed());
  const remedy =
    name === 'content-disposition'
      ? `write a file name as filename*=UTF-8''…, with ${encoded} for ${other}`
      : `write ${encoded} for ${other}`;
  return { statement: `has ${other}, but a header value is ASCII`, remedy };
}

/** Quotes and comments, which YAML or a shell would have removed. */
function writtenProblem(value: string): ValueProblem | undefined {
  const inside = quotedWhole(value);
  if (inside !== undefined) {
    const statement = 'is in quotes, which would be stored too';
    return { statement, remedy: `write ${inside}` };
  }
  const rest = beforeComment(value);
  if (rest === undefined) return undefined;
  const statement = 'ends with a comment, which would be stored too';
  return { statement, remedy: `write ${rest}, and the comment on a line of its own` };
}

function quotedWhole(value: string): string | undefined {
  return /^(["'`])((?:(?!\1).)+)\1$/.exec(value)?.[2];
}

/** The value before a comment; a `#` in quotes is part of a file's name. */
function beforeComment(value: string): string | undefined {
  const index = value.replace(/"[^"]*"/g, (text) => 'x'.repeat(text.length)).search(/\s#/);
  return index < 0 ? undefined : value.slice(0, index).trim();
}

function choiceProblem(name: string, value: string): ValueProblem | undefined {
  const { values, kind } = objectHeader(name) ?? {};
  if (values !== undefined && !values.includes(value)) {
    return { statement: 'is not an allowed value', remedy: `write ${values.join(' or ')}` };
  }
  if (name === 'content-type' && !isAuto(value) && !CONTENT_TYPE.test(value)) {
    return {
      statement: 'is not a type/subtype',
      remedy: 'write text/css; charset=utf-8 for example, or auto for the type by file extension',
    };
  }
  if (kind !== 'date' || isDate(value)) return undefined;
  return {
    statement: 'is not a date',
    remedy: 'write Wed, 21 Oct 2026 07:28:00 GMT or 2026-10-21T07:28:00Z, for example',
  };
}

/** A value in the form that rules store. */
export function storedValue(name: string, value: string): string {
  return name === 'content-type' && isAuto(value) ? AUTO_TYPE : value;
}

function isAuto(value: string): boolean {
  return value.toLowerCase() === AUTO_TYPE;
}

/** Warnings about a value that S3 stores as it is, but that is probably a mistake. */
export function headerWarnings(name: string, value: string): readonly string[] {
  if (name.startsWith(METADATA_PREFIX)) return metadataWarnings(name, value);
  if (name === 'cache-control') return cacheControlWarnings(value);
  if (name === 'content-encoding') return encodingWarnings(value);
  if (name !== 'x-amz-storage-class' || STORAGE_CLASSES.includes(value)) return [];
  const near = nearestName(
    value.replaceAll('-', '_'),
    STORAGE_CLASSES.map((one) => one.toLowerCase()),
  );
  return [
    `is not a storage class of Amazon S3${near === undefined ? '' : `: did you mean ${near.toUpperCase()}?`}`,
  ];
}

function metadataWarnings(name: string, value: string): readonly string[] {
  const bare = name.slice(METADATA_PREFIX.length);
  const stored = OBJECT_HEADER_NAMES.find((one) => one.replace(/^x-amz-/, '') === bare);
  return [
    ...(writtenProblem(value) === undefined ? [] : ['is stored with its quotes or its comment']),
    ...(stored === undefined ? [] : [`is metadata and has no effect: did you mean ${stored}?`]),
  ];
}

function encodingWarnings(value: string): readonly string[] {
  const unknown = value.split(',').find((one) => !ENCODINGS.includes(one.trim().toLowerCase()));
  if (unknown === undefined) return [];
  const isCharset = /^(utf-?8|utf-?16|iso-8859-.*|latin-?1|ascii|us-ascii)$/i.test(unknown.trim());
  const hint = isCharset
    ? `: a charset belongs in Content-Type`
    : `: known are ${ENCODINGS.slice(0, 4).join(', ')}`;
  return [`is not an encoding that browsers know${hint}`];
}

const ENCODINGS = [
  'gzip',
  'br',
  'zstd',
  'deflate',
  'compress',
  'identity',
  'aws-chunked',
  'x-gzip',
  'dcb',
  'dcz',
];

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObject.html */
const STORAGE_CLASSES = [
  'STANDARD',
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
  'REDUCED_REDUNDANCY',
  'EXPRESS_ONEZONE',
  'OUTPOSTS',
  'SNOW',
  'FSX_OPENZFS',
];

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An HTTP date or an ISO 8601 one with its zone. Date.parse alone would take `3600` for a year,
 * and a 31st of February for the 3rd of March.
 */
function isDate(value: string): boolean {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return false;
  const day = ISO_DATE.exec(value)?.[1];
  if (day === undefined) return time.toUTCString() === value;
  return new Date(day).toISOString().startsWith(day);
}

/** Directives of answers, and the kind of their value (RFC 9111, RFC 5861, RFC 8246). */
const DIRECTIVES: Readonly<Record<string, 'none' | 'seconds' | 'fields'>> = {
  'max-age': 'seconds',
  's-maxage': 'seconds',
  'stale-while-revalidate': 'seconds',
  'stale-if-error': 'seconds',
  'no-cache': 'fields',
  private: 'fields',
  public: 'none',
  'no-store': 'none',
  'no-transform': 'none',
  'must-revalidate': 'none',
  'proxy-revalidate': 'none',
  'must-understand': 'none',
  immutable: 'none',
};

/** Warnings about parts of a `Cache-Control` value that caches would ignore. */
function cacheControlWarnings(value: string): readonly string[] {
  const directives = value.replaceAll(/"[^"]*"/g, '""').split(',');
  return directives.flatMap((directive) => directiveWarnings(directive.trim()));
}

function directiveWarnings(directive: string): readonly string[] {
  if (directive === '') return [];
  const [, name = '', argument] = /^([^=]*)(?:=(.*))?$/s.exec(directive) ?? [];
  const kind = DIRECTIVES[name.toLowerCase()];
  if (kind === undefined) {
    const near = nearestName((/^[\w-]+/.exec(name) ?? [name])[0], Object.keys(DIRECTIVES));
    const isSeparated = near !== undefined && /[;:\s]/.test(name);
    const separators = ': separate directives by ",", and a value by "="';
    const hint = near === undefined ? '' : `: did you mean ${near}?`;
    return [`has the unknown directive ${name}${isSeparated ? separators : hint}`];
  }
  if (kind === 'seconds' && !/^(?:\d+|"")$/.test(argument ?? '')) {
    return [`has ${directive} without a number of seconds: write ${name}=3600, for example`];
  }
  return kind === 'none' && argument !== undefined
    ? [`has a value for ${name}, which takes none`]
    : [];
}
