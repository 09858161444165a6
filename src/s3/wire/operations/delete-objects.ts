import type {
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput,
  ObjectIdentifier,
} from '@aws-sdk/client-s3';
import { hiddenError, metadataOf } from '../answer-errors.ts';
import { checksumHeaders } from '../body-checksum.ts';
import type { WireOperation } from './operation.ts';
import { headersOf } from './parameters.ts';
import { textsOf, toBoolean } from '../xml/xml-fields.ts';
import { escapedXml, readXml, type XmlElement } from '../xml/xml.ts';

const HEADERS = {
  BypassGovernanceRetention: 'x-amz-bypass-governance-retention',
  ExpectedBucketOwner: 'x-amz-expected-bucket-owner',
  MFA: 'x-amz-mfa',
  RequestPayer: 'x-amz-request-payer',
} as const satisfies Readonly<Partial<Record<keyof DeleteObjectsCommandInput, string>>>;

const OTHERS: ReadonlySet<string> = new Set(['Bucket', 'Delete', 'ChecksumAlgorithm']);

export const deleteObjectsOperation: WireOperation<
  DeleteObjectsCommandInput,
  DeleteObjectsCommandOutput
> = {
  write(input, { basePath }) {
    const { Delete: { Objects = [], Quiet } = {}, ChecksumAlgorithm } = input;
    const headers = headersOf(input, HEADERS, OTHERS);
    const rows = Objects.map(rowOf);
    const isKnown = ChecksumAlgorithm === undefined || ChecksumAlgorithm === 'MD5';
    if (headers === undefined || !isKnown || Quiet !== false || rows.includes(undefined)) {
      return undefined;
    }
    const body = Buffer.from(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<Delete xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
        `${rows.join('')}<Quiet>false</Quiet></Delete>`,
    );
    const checksum = checksumHeaders(body, ChecksumAlgorithm === 'MD5' ? 'md5' : 'crc32');
    return {
      method: 'POST',
      path: `${basePath}/`,
      query: 'delete=',
      headers: { 'content-type': 'application/xml', ...headers, ...checksum },
      body,
    };
  },
  read(answer) {
    const $metadata = metadataOf(answer);
    const root = readXml(answer.body);
    const hidden = hiddenError(root, answer);
    if (hidden !== undefined) throw hidden;
    const rows = root?.name === 'DeleteResult' ? rowsOf(root) : undefined;
    return { $metadata, ...rows };
  },
};

function rowOf({ Key = '', VersionId, ...others }: ObjectIdentifier): string | undefined {
  if (Object.keys(others).length > 0) return undefined;
  const version = VersionId === undefined ? '' : `<VersionId>${escapedXml(VersionId)}</VersionId>`;
  return `<Object><Key>${escapedXml(Key)}</Key>${version}</Object>`;
}

const FIELDS = new Set([
  'Code',
  'DeleteMarker',
  'DeleteMarkerVersionId',
  'Key',
  'Message',
  'VersionId',
] as const);

/** Undefined when a row says a thing twice. */
function rowsOf({ children }: XmlElement) {
  const Deleted: NonNullable<DeleteObjectsCommandOutput['Deleted']> = [];
  const Errors: NonNullable<DeleteObjectsCommandOutput['Errors']> = [];
  for (const child of children) {
    if (child.name !== 'Deleted' && child.name !== 'Error') continue;
    const texts = textsOf(child, FIELDS);
    if (texts === undefined) return undefined;
    const { DeleteMarker, ...row } = texts;
    if (child.name === 'Error') Errors.push(row);
    else Deleted.push({ ...row, DeleteMarker: toBoolean(DeleteMarker) });
  }
  return { ...(Deleted.length > 0 && { Deleted }), ...(Errors.length > 0 && { Errors }) };
}
