import type {
  _Object,
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput,
} from '@aws-sdk/client-s3';
import { hiddenError, metadataOf } from '../answer-errors.ts';
import type { WireOperation } from './operation.ts';
import { headersOf } from './parameters.ts';
import { queryOf } from '../message.ts';
import { textsOf, toBoolean, toCount, toDate } from '../xml/xml-fields.ts';
import { readXml, type XmlElement } from '../xml/xml.ts';

const HEADERS = {
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  RequestPayer: 'x-amz-request-payer',
} as const satisfies Readonly<Partial<Record<keyof ListObjectsV2CommandInput, string>>>;

const OTHERS: ReadonlySet<string> = new Set([
  'Bucket',
  'ContinuationToken',
  'Delimiter',
  'EncodingType',
  'MaxKeys',
  'Prefix',
  'StartAfter',
]);

export const listObjectsOperation: WireOperation<
  ListObjectsV2CommandInput,
  ListObjectsV2CommandOutput
> = {
  write(input, { basePath }) {
    const headers = headersOf(input, HEADERS, OTHERS);
    if (headers === undefined) return undefined;
    const { MaxKeys } = input;
    const query = queryOf({
      'continuation-token': input.ContinuationToken,
      delimiter: input.Delimiter,
      'encoding-type': input.EncodingType,
      'list-type': '2',
      'max-keys': MaxKeys === undefined ? undefined : String(MaxKeys),
      prefix: input.Prefix,
      'start-after': input.StartAfter,
    });
    return { method: 'GET', path: `${basePath}/`, query, headers };
  },
  read(answer) {
    const $metadata = metadataOf(answer);
    const root = readXml(answer.body);
    const hidden = hiddenError(root, answer);
    if (hidden !== undefined) throw hidden;
    const page = root?.name === 'ListBucketResult' ? pageOf(root) : undefined;
    return { $metadata, ...page };
  },
};

const FIELDS = new Set([
  'ContinuationToken',
  'Delimiter',
  'EncodingType',
  'IsTruncated',
  'KeyCount',
  'MaxKeys',
  'Name',
  'NextContinuationToken',
  'Prefix',
  'StartAfter',
] as const);

type Page = Omit<ListObjectsV2CommandOutput, '$metadata'>;

/** Undefined when it says a thing twice. */
function pageOf(root: XmlElement): Page | undefined {
  const texts = textsOf(root, FIELDS);
  const rows = rowsOf(root, 'Contents', OBJECT_FIELDS);
  const prefixes = rowsOf(root, 'CommonPrefixes', PREFIX_FIELDS);
  if (texts === undefined || rows === undefined || prefixes === undefined) return undefined;
  const { IsTruncated, KeyCount, MaxKeys, EncodingType, ...others } = texts;
  return {
    ...others,
    IsTruncated: toBoolean(IsTruncated),
    KeyCount: toCount(KeyCount),
    MaxKeys: toCount(MaxKeys),
    ...(EncodingType === 'url' && { EncodingType }),
    ...(rows.length > 0 && { Contents: rows.map(objectOf) }),
    ...(prefixes.length > 0 && { CommonPrefixes: prefixes }),
  };
}

const OBJECT_FIELDS = new Set(['ETag', 'Key', 'LastModified', 'Size', 'StorageClass'] as const);
const PREFIX_FIELDS = new Set(['Prefix'] as const);

function rowsOf<Name extends string>(
  { children }: XmlElement,
  element: string,
  names: ReadonlySet<Name>,
): Partial<Record<Name, string>>[] | undefined {
  const rows: Partial<Record<Name, string>>[] = [];
  for (const child of children) {
    if (child.name !== element) continue;
    const texts = textsOf(child, names);
    if (texts === undefined) return undefined;
    rows.push(texts);
  }
  return rows;
}

function objectOf({
  Key,
  ETag,
  LastModified,
  Size,
  StorageClass,
}: Partial<Record<'ETag' | 'Key' | 'LastModified' | 'Size' | 'StorageClass', string>>): _Object {
  return {
    Key,
    ETag,
    LastModified: toDate(LastModified),
    Size: toCount(Size),
    StorageClass: StorageClass as _Object['StorageClass'],
  };
}
