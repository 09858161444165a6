import { checksumKinds } from '../checksums/checksum-answers.ts';
import { S3Error } from '../http/errors.ts';
import { bucketNameOf, xmlAnswer, type Handler, type S3Request } from '../http/handler.ts';
import { bucketOf, OWNER, type BucketState, type StoredVersion } from '../state.ts';
import { compareUtf8 } from './utf8-order.ts';
import type { XmlChildren } from '../http/xml.ts';

const MAX_KEYS = 1000;

export interface ListParameters {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  readonly isUrlEncoded: boolean;
  /** A name as it stands in the answer. */
  readonly encode: (name: string) => string;
  /** A common prefix as it stands in the answer, where a blank is no `+`. */
  readonly encodeCommon: (prefix: string) => string;
}

export function listParameters({ query }: S3Request, maxName = 'max-keys'): ListParameters {
  const given = query.get(maxName) ?? '';
  const maxKeys = given === '' ? MAX_KEYS : Number(given);
  const encoding = query.get('encoding-type') ?? undefined;
  if (!Number.isInteger(maxKeys) || maxKeys < 0) {
    const Message = 'Provided max-keys not an integer or within integer range';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: maxName, ArgumentValue: given });
  }
  if (encoding !== undefined && encoding !== 'url') {
    const Message = 'Invalid Encoding Method specified in Request';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: 'encoding-type' });
  }
  const isUrlEncoded = encoding === 'url';
  return {
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Math.min(maxKeys, MAX_KEYS),
    isUrlEncoded,
    encode: isUrlEncoded ? urlEncode : (name) => name,
    encodeCommon: isUrlEncoded
      ? (prefix) => urlEncode(prefix).replaceAll('+', '%20')
      : (prefix) => prefix,
  };
}

/** As S3 encodes keys in listings: a space is `+`, and `/` and `*` stay. */
function urlEncode(name: string): string {
  return encodeURIComponent(name)
    .replace(/[!'()]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
    .replaceAll('%2F', '/');
}

export interface ListedPage<Row> {
  readonly rows: readonly Row[];
  readonly commonPrefixes: readonly string[];
  /** The last key or common prefix of a page after which more follow. */
  readonly last: string | undefined;
}

/**
 * A page of names in order: rows, or what they have in common up to the delimiter. Both count
 * against the page; what lies under a prefix at or before `after` is behind.
 */
export function paged<Row>(
  names: Iterable<string>,
  rowsOf: (name: string) => readonly Row[],
  { prefix, delimiter, maxKeys }: ListParameters,
  after: string,
): ListedPage<Row> {
  const rows: Row[] = [];
  const commonPrefixes: string[] = [];
  let last = '';
  for (const name of names) {
    if (!name.startsWith(prefix) || compareUtf8(name, after) <= 0) continue;
    const cut = delimiter === '' ? -1 : name.indexOf(delimiter, prefix.length);
    const common = cut === -1 ? undefined : name.slice(0, cut + delimiter.length);
    const isBehind = common !== undefined && (common === commonPrefixes.at(-1) || common === after);
    const own = rowsOf(name);
    if (isBehind || own.length === 0) continue;
    if (rows.length + commonPrefixes.length >= maxKeys) {
      return { rows, commonPrefixes, last: maxKeys === 0 ? undefined : last };
    }
    if (common === undefined) rows.push(...own);
    else commonPrefixes.push(common);
    last = common ?? name;
  }
  return { rows, commonPrefixes, last: undefined };
}

function currentRows(bucket: BucketState, parameters: ListParameters, withOwner: boolean) {
  return (key: string): readonly XmlChildren[] => {
    const version = bucket.current(key);
    if (version === undefined) return [];
    return [{ ...objectRow(version, parameters), ...(withOwner && { Owner: OWNER }) }];
  };
}

export function objectRow(version: StoredVersion, { encode }: ListParameters): XmlChildren {
  return {
    Key: encode(version.key),
    LastModified: version.lastModified.toISOString(),
    ETag: version.etag,
    ...checksumKinds(version.checksums),
    Size: version.size,
    StorageClass: version.headers['x-amz-storage-class'] ?? 'STANDARD',
  };
}

export const listObjectsV2: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const parameters = listParameters(request);
  const { encode, encodeCommon, prefix, delimiter, maxKeys } = parameters;
  const token = request.query.get('continuation-token') ?? undefined;
  const startAfter = request.query.get('start-after') ?? '';
  const after = token === undefined ? startAfter : fromToken(token);
  const withOwner = request.query.get('fetch-owner') === 'true';
  const rowsOf = currentRows(bucket, parameters, withOwner);
  const { rows, commonPrefixes, last } = paged(
    namesAfter(bucket, after),
    rowsOf,
    parameters,
    after,
  );
  return xmlAnswer('ListBucketResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    StartAfter: startAfter === '' ? undefined : encode(startAfter),
    EncodingType: parameters.isUrlEncoded ? 'url' : undefined,
    KeyCount: rows.length + commonPrefixes.length,
    MaxKeys: maxKeys,
    IsTruncated: last !== undefined,
    ContinuationToken: token,
    NextContinuationToken: last === undefined ? undefined : toToken(last),
    Contents: rows,
    CommonPrefixes: commonPrefixes.map((one) => ({ Prefix: encodeCommon(one) })),
  });
};

export const listObjects: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const parameters = listParameters(request);
  const { encode, encodeCommon, prefix, delimiter, maxKeys } = parameters;
  const marker = request.query.get('marker') ?? '';
  const rowsOf = currentRows(bucket, parameters, true);
  const page = paged(namesAfter(bucket, marker), rowsOf, parameters, marker);
  return xmlAnswer('ListBucketResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    Marker: encode(marker),
    // Without a delimiter the last key is the marker, and S3 does not repeat it.
    NextMarker: page.last !== undefined && delimiter !== '' ? encode(page.last) : undefined,
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: parameters.isUrlEncoded ? 'url' : undefined,
    MaxKeys: maxKeys,
    IsTruncated: page.last !== undefined,
    Contents: page.rows,
    CommonPrefixes: page.commonPrefixes.map((one) => ({ Prefix: encodeCommon(one) })),
  });
};

/** The bucket's keys from the first after `after`, found by bisection. */
export function* namesAfter(bucket: BucketState, after: string): Generator<string> {
  const keys = bucket.sortedKeys();
  let low = 0;
  let high = keys.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compareUtf8(keys[middle] ?? '', after) <= 0) low = middle + 1;
    else high = middle;
  }
  for (let index = low; index < keys.length; index += 1) yield keys[index] ?? '';
}

function toToken(last: string): string {
  return Buffer.from(`after:${last}`).toString('base64');
}

function fromToken(token: string): string {
  const text = Buffer.from(token, 'base64').toString();
  if (text.startsWith('after:')) return text.slice('after:'.length);
  const Message = 'The continuation token provided is incorrect';
  throw new S3Error('InvalidArgument', { Message, ArgumentName: 'continuation-token' });
}
