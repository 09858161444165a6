import { bucketNameOf, xmlAnswer, type Handler } from './handler.ts';
import { listParameters, objectRow, OWNER, paged } from './list.ts';
import { S3Error } from './errors.ts';
import { bucketOf, type BucketState, type StoredVersion } from './state.ts';
import type { XmlChildren } from './xml.ts';

/** Versions of a key have one place each in the order: newest first. */
interface Place {
  readonly version: StoredVersion;
  readonly isLatest: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const listObjectVersions: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const parameters = listParameters(request);
  const { encode, prefix, delimiter, maxKeys } = parameters;
  const keyMarker = request.query.get('key-marker') ?? '';
  const idMarker = request.query.get('version-id-marker') ?? '';
  if (idMarker !== '' && keyMarker === '') {
    const Message = 'A version-id marker cannot be specified without a key marker.';
    throw new S3Error('InvalidArgument', { Message, ArgumentName: 'version-id-marker' });
  }
  const page = versionPage(bucket, parameters, keyMarker, idMarker);
  const next = page.next;
  return xmlAnswer('ListVersionsResult', {
    Name: bucket.name,
    Prefix: encode(prefix),
    KeyMarker: encode(keyMarker),
    VersionIdMarker: idMarker,
    NextKeyMarker: next && encode(next.key),
    NextVersionIdMarker: next?.versionId,
    MaxKeys: maxKeys,
    Delimiter: delimiter === '' ? undefined : encode(delimiter),
    EncodingType: parameters.isUrlEncoded ? 'url' : undefined,
    IsTruncated: next !== undefined,
    Version: page.places
      .filter(({ version }) => !version.isDeleteMarker)
      .map((place) => row(place)),
    DeleteMarker: page.places
      .filter(({ version }) => version.isDeleteMarker)
      .map((place) => row(place)),
    CommonPrefixes: page.commonPrefixes.map((one) => ({ Prefix: encode(one) })),
  });

  function row({ version, isLatest }: Place): XmlChildren {
    const { Size, ETag, StorageClass, ...rest } = objectRow(version, parameters);
    const content = version.isDeleteMarker ? {} : { ETag, Size, StorageClass };
    return { ...rest, ...content, VersionId: version.versionId, IsLatest: isLatest, Owner: OWNER };
  }
};

function versionPage(
  bucket: BucketState,
  parameters: ReturnType<typeof listParameters>,
  keyMarker: string,
  idMarker: string,
) {
  const { maxKeys } = parameters;
  const marked = bucket.versionsOf(keyMarker);
  const seen = marked.findIndex(({ versionId }) => versionId === idMarker);
  const rest = idMarker === '' || seen === -1 ? [] : placesOf(bucket, keyMarker).slice(seen + 1);
  const all = paged(
    bucket.sortedKeys(),
    (key) => placesOf(bucket, key),
    { ...parameters, maxKeys: Infinity },
    keyMarker,
  );
  const room = Math.max(0, maxKeys - all.commonPrefixes.length);
  const listed = [...rest, ...all.rows];
  const places = listed.slice(0, room);
  const last = places.at(-1)?.version;
  const isTruncated = listed.length > room && last !== undefined;
  return {
    places,
    commonPrefixes: all.commonPrefixes,
    next: isTruncated ? { key: last.key, versionId: last.versionId } : undefined,
  };
}

function placesOf(bucket: BucketState, key: string): readonly Place[] {
  return bucket.versionsOf(key).map((version, index) => ({ version, isLatest: index === 0 }));
}
