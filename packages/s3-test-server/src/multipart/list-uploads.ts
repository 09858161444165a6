import { checksumValues } from '../checksums/checksum-answers.ts';
import { bucketNameOf, xmlAnswer, type Handler } from '../http/handler.ts';
import { listParameters, type ListParameters } from '../listing/list.ts';
import { uploadOf } from './multipart.ts';
import { bucketOf, OWNER, type BucketState, type MultipartUpload } from '../state.ts';
import { compareUtf8 } from '../listing/utf8-order.ts';

const INITIATOR = { Initiator: OWNER, Owner: OWNER, StorageClass: 'STANDARD' };

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const parameters = listParameters(request, 'max-uploads');
  const { encode, encodeCommon, prefix, delimiter, maxKeys, isUrlEncoded } = parameters;
  const keyMarker = request.query.get('key-marker') ?? '';
  const idMarker = request.query.get('upload-id-marker') ?? '';
  const { uploads, commonPrefixes, last } = uploadPage(bucket, parameters, keyMarker, idMarker);
  return xmlAnswer('ListMultipartUploadsResult', {
    Bucket: bucket.name,
    KeyMarker: encode(keyMarker),
    UploadIdMarker: idMarker,
    NextKeyMarker: last && encode(last.key),
    NextUploadIdMarker: last?.uploadId,
    Prefix: encode(prefix),
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: isUrlEncoded ? 'url' : undefined,
    MaxUploads: maxKeys,
    IsTruncated: last !== undefined,
    Upload: uploads.map(({ key, uploadId, initiated, checksumAlgorithm, checksumType }) => ({
      Key: encode(key),
      UploadId: uploadId,
      ChecksumAlgorithm: checksumAlgorithm,
      ChecksumType: checksumType,
      ...INITIATOR,
      Initiated: initiated.toISOString(),
    })),
    CommonPrefixes: commonPrefixes.map((one) => ({ Prefix: encodeCommon(one) })),
  });
};

interface Page {
  readonly uploads: readonly MultipartUpload[];
  readonly commonPrefixes: readonly string[];
  /** The last of a page after which more follow; a common prefix has no id. */
  readonly last: { readonly key: string; readonly uploadId?: string } | undefined;
}

function uploadPage(
  bucket: BucketState,
  { prefix, delimiter, maxKeys }: ListParameters,
  keyMarker: string,
  idMarker: string,
): Page {
  const all = [...bucket.uploads.values()].sort(compareUploads);
  const marked = all.findIndex(({ key, uploadId }) => key === keyMarker && uploadId === idMarker);
  const isBehind = ({ key }: MultipartUpload, index: number) =>
    marked === -1 ? compareUtf8(key, keyMarker) <= 0 : index <= marked;
  const uploads: MultipartUpload[] = [];
  const commonPrefixes: string[] = [];
  let last: Page['last'];
  for (const [index, upload] of all.entries()) {
    if (!upload.key.startsWith(prefix) || isBehind(upload, index)) continue;
    const cut = delimiter === '' ? -1 : upload.key.indexOf(delimiter, prefix.length);
    const common = cut === -1 ? undefined : upload.key.slice(0, cut + delimiter.length);
    if (common !== undefined && (common === keyMarker || common === commonPrefixes.at(-1)))
      continue;
    if (uploads.length + commonPrefixes.length >= maxKeys) return { uploads, commonPrefixes, last };
    if (common === undefined) uploads.push(upload);
    else commonPrefixes.push(common);
    last = common === undefined ? upload : { key: common };
  }
  return { uploads, commonPrefixes, last: undefined };
}

function compareUploads(a: MultipartUpload, b: MultipartUpload): number {
  return compareUtf8(a.key, b.key) || a.initiated.getTime() - b.initiated.getTime();
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListParts.html */
export const listParts: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const upload = uploadOf(bucket, request);
  const { maxKeys } = listParameters(request, 'max-parts');
  const marker = Number(request.query.get('part-number-marker') ?? 0);
  const rest = [...upload.parts.values()]
    .filter(({ number }) => number > marker)
    .sort((a, b) => a.number - b.number);
  const page = rest.slice(0, maxKeys);
  return xmlAnswer('ListPartsResult', {
    Bucket: bucket.name,
    Key: upload.key,
    UploadId: upload.uploadId,
    ...INITIATOR,
    ChecksumAlgorithm: upload.checksumAlgorithm,
    ChecksumType: upload.checksumType,
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: maxKeys,
    IsTruncated: rest.length > maxKeys,
    Part: page.map(({ number, lastModified, etag, size, checksums }) => ({
      PartNumber: number,
      LastModified: lastModified.toISOString(),
      ETag: etag,
      Size: size,
      ...checksumValues(checksums),
    })),
  });
};
