import { bucketNameOf, xmlAnswer, type Handler } from '../http/handler.ts';
import { listParameters, objectRow, type ListParameters } from './list.ts';
import { S3Error } from '../http/errors.ts';
import { bucketOf, OWNER, type BucketState, type StoredVersion } from '../state.ts';
import { compareUtf8 } from './utf8-order.ts';
import type { XmlChildren } from '../http/xml.ts';

/** Versions of a key have one place each in the order: newest first. */
interface Place {
  readonly version: StoredVersion;
  readonly isLatest: boolean;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListObjectVersions.html */
export const listObjectVersions: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const parameters = listParameters(request);
  const { encode, encodeCommon, prefix, delimiter, maxKeys } = parameters;
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
    CommonPrefixes: page.commonPrefixes.map((one) => ({ Prefix: encodeCommon(one) })),
  });

  function row({ version, isLatest }: Place): XmlChildren {
    const { Size, ETag, StorageClass, ...rest } = objectRow(version, parameters);
    const content = version.isDeleteMarker ? {} : { ETag, Size, StorageClass };
    return { ...rest, ...content, VersionId: version.versionId, IsLatest: isLatest, Owner: OWNER };
  }
};

interface Page {
  readonly places: readonly Place[];
  readonly commonPrefixes: readonly string[];
  /** The last of a page after which more follow; a common prefix has no version. */
  readonly next: { readonly key: string; readonly versionId: string | undefined } | undefined;
}

function versionPage(
  bucket: BucketState,
  parameters: ListParameters,
  keyMarker: string,
  idMarker: string,
): Page {
  const places: Place[] = [];
  const commonPrefixes: string[] = [];
  let last: Page['next'];
  for (const entry of entriesAfter(bucket, parameters, keyMarker, idMarker)) {
    if (places.length + commonPrefixes.length >= parameters.maxKeys) {
      return { places, commonPrefixes, next: last };
    }
    if (typeof entry === 'string') {
      commonPrefixes.push(entry);
      last = { key: entry, versionId: undefined };
    } else {
      places.push(entry);
      last = entry.version;
    }
  }
  return { places, commonPrefixes, next: undefined };
}

/** Versions and common prefixes in their order, from the first behind the markers. */
function* entriesAfter(
  bucket: BucketState,
  { prefix, delimiter }: ListParameters,
  keyMarker: string,
  idMarker: string,
): Generator<Place | string> {
  let common = keyMarker;
  for (const key of bucket.sortedKeys()) {
    const places = placesOf(bucket, key);
    const order = compareUtf8(key, keyMarker);
    if (!key.startsWith(prefix) || order < 0 || places.length === 0) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const rolled = cut === -1 ? undefined : key.slice(0, cut + delimiter.length);
    if (rolled === undefined) {
      const seen = places.findIndex(({ version }) => version.versionId === idMarker);
      if (order > 0) yield* places;
      else if (seen !== -1) yield* places.slice(seen + 1);
    } else if (rolled !== common && order > 0) {
      common = rolled;
      yield rolled;
    }
  }
}

function placesOf(bucket: BucketState, key: string): readonly Place[] {
  return bucket.versionsOf(key).map((version, index) => ({ version, isLatest: index === 0 }));
}
