import { checksumElements } from '../checksums/checksum-answers.ts';
import { bucketNameOf, headerOf, xmlAnswer, type Handler } from '../http/handler.ts';
import { readableVersion, versionHeader } from './objects.ts';
import { bucketOf } from '../state.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export const getObjectAttributes: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const version = readableVersion(request, state);
  const asked = (headerOf(request, 'x-amz-object-attributes') ?? '')
    .split(',')
    .map((s) => s.trim());
  const checksums = checksumElements(version.checksums);
  const answer = xmlAnswer('GetObjectAttributesResponse', {
    ...(asked.includes('ETag') && { ETag: version.etag.replaceAll('"', '') }),
    ...(asked.includes('Checksum') && Object.keys(checksums).length > 0 && { Checksum: checksums }),
    ...(asked.includes('ObjectParts') &&
      version.parts && { ObjectParts: { PartsCount: version.parts.length } }),
    ...(asked.includes('StorageClass') && {
      StorageClass: version.headers['x-amz-storage-class'] ?? 'STANDARD',
    }),
    ...(asked.includes('ObjectSize') && { ObjectSize: version.size }),
  });
  const lastModified = { 'last-modified': version.lastModified.toUTCString() };
  return {
    ...answer,
    headers: { ...answer.headers, ...lastModified, ...versionHeader(bucket, version) },
  };
};
