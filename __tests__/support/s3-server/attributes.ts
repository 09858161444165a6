import { bucketNameOf, headerOf, xmlAnswer, type Handler } from './handler.ts';
import { readableVersion, versionHeader } from './objects.ts';
import { bucketOf } from './state.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAttributes.html */
export const getObjectAttributes: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const version = readableVersion(request, state);
  const asked = (headerOf(request, 'x-amz-object-attributes') ?? '')
    .split(',')
    .map((s) => s.trim());
  const checksums = Object.entries(version.checksums).map(([name, value]) => [
    `Checksum${name.replace('x-amz-checksum-', '').toUpperCase()}`,
    value,
  ]);
  const answer = xmlAnswer('GetObjectAttributesResponse', {
    ...(asked.includes('ETag') && { ETag: version.etag.replaceAll('"', '') }),
    ...(asked.includes('Checksum') &&
      checksums.length > 0 && {
        Checksum: Object.fromEntries(checksums) as Record<string, string>,
      }),
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
