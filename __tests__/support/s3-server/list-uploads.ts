import { bucketNameOf, xmlAnswer, type Handler } from './handler.ts';
import { listParameters, OWNER } from './list.ts';
import { uploadOf } from './multipart.ts';
import { bucketOf, type MultipartUpload } from './state.ts';
import { compareUtf8 } from './utf8-order.ts';

const INITIATOR = { Initiator: OWNER, Owner: OWNER, StorageClass: 'STANDARD' };

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListMultipartUploads.html */
export const listMultipartUploads: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const { encode, prefix, delimiter, maxKeys, isUrlEncoded } = listParameters(
    request,
    'max-uploads',
  );
  const keyMarker = request.query.get('key-marker') ?? '';
  const idMarker = request.query.get('upload-id-marker') ?? '';
  const all = [...bucket.uploads.values()]
    .filter(({ key }) => key.startsWith(prefix))
    .sort((a, b) => compareUploads(a, b));
  const cutOf = (key: string) => (delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length));
  const commonPrefixes = all
    .filter(({ key }) => cutOf(key) !== -1)
    .map(({ key }) => key.slice(0, cutOf(key) + delimiter.length));
  const own = all.filter(({ key }) => cutOf(key) === -1);
  const marked = own.findIndex(({ key, uploadId }) => key === keyMarker && uploadId === idMarker);
  const rest =
    marked === -1
      ? own.filter(({ key }) => compareUtf8(key, keyMarker) > 0)
      : own.slice(marked + 1);
  const page = rest.slice(0, maxKeys);
  const last = rest.length > maxKeys ? page.at(-1) : undefined;
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
    Upload: page.map(({ key, uploadId, initiated }) => ({
      Key: encode(key),
      UploadId: uploadId,
      ...INITIATOR,
      Initiated: initiated.toISOString(),
    })),
    CommonPrefixes: [...new Set(commonPrefixes)].map((one) => ({ Prefix: encode(one) })),
  });
};

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
    PartNumberMarker: marker,
    NextPartNumberMarker: page.at(-1)?.number ?? marker,
    MaxParts: maxKeys,
    IsTruncated: rest.length > maxKeys,
    Part: page.map(({ number, lastModified, etag, size }) => ({
      PartNumber: number,
      LastModified: lastModified.toISOString(),
      ETag: etag,
      Size: size,
    })),
  });
};
