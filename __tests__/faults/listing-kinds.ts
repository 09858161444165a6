import { edited, transient, type FaultKind } from './fault-kind.ts';

/** Pages that can't be the answer to their request. */
export const LISTING_KINDS: Readonly<Record<string, FaultKind>> = {
  'listing without token': transient(
    edited((xml) =>
      xml
        .replace(/<(NextContinuationToken|NextVersionIdMarker)>.*?<\/\1>/, '')
        .replace('<IsTruncated>false', '<IsTruncated>true'),
    ),
    ['ListObjectsV2', 'ListObjectVersions'],
  ),
  'listing with a repeated token': {
    severity: 'transient',
    operations: ['ListObjectsV2'],
    faultFor: ({ query }) => {
      const token = query.get('continuation-token') ?? '';
      const next = `<NextContinuationToken>${token}</NextContinuationToken>`;
      return edited((xml) =>
        xml
          .replace(/<NextContinuationToken>.*?<\/NextContinuationToken>/, '')
          .replace(/<IsTruncated>\w+<\/IsTruncated>/, `<IsTruncated>true</IsTruncated>${next}`),
      );
    },
  },
  'listing with a foreign key': transient(
    edited((xml) =>
      xml.replace(
        /<(KeyCount|IsTruncated)>/,
        '<Contents><Key>neighbour/foreign</Key><LastModified>2020-01-01T00:00:00.000Z' +
          '</LastModified><ETag>"0"</ETag><Size>1</Size></Contents><$1>',
      ),
    ),
    ['ListObjectsV2'],
  ),
  'listing of versions with repeated markers': {
    severity: 'transient',
    operations: ['ListObjectVersions'],
    faultFor: ({ query }) => {
      const key = encodeURIComponent(query.get('key-marker') ?? '');
      const id = query.get('version-id-marker') ?? '';
      const next =
        `<NextKeyMarker>${key}</NextKeyMarker>` +
        `<NextVersionIdMarker>${id}</NextVersionIdMarker>`;
      return edited((xml) =>
        xml
          .replace(/<(NextKeyMarker|NextVersionIdMarker)>.*?<\/\1>/g, '')
          .replace(/<IsTruncated>\w+<\/IsTruncated>/, `<IsTruncated>true</IsTruncated>${next}`),
      );
    },
  },
  'listing of versions with a foreign key': transient(
    edited((xml) =>
      xml.replace(
        '<IsTruncated>',
        '<Version><Key>neighbour/foreign</Key><VersionId>null</VersionId><IsLatest>true</IsLatest>' +
          '<LastModified>2020-01-01T00:00:00.000Z</LastModified><ETag>"0"</ETag><Size>1</Size>' +
          '</Version><IsTruncated>',
      ),
    ),
    ['ListObjectVersions'],
  ),
  'uploads without a marker': transient(
    edited((xml) =>
      xml
        .replace(/<NextUploadIdMarker>.*?<\/NextUploadIdMarker>/, '')
        .replace('<IsTruncated>false', '<IsTruncated>true'),
    ),
    ['ListMultipartUploads'],
  ),
  'uploads with a foreign key': transient(
    edited((xml) =>
      xml.replace(
        '<IsTruncated>',
        '<Upload><Key>neighbour/foreign</Key><UploadId>foreign</UploadId>' +
          '<Initiated>2020-01-01T00:00:00.000Z</Initiated></Upload><IsTruncated>',
      ),
    ),
    ['ListMultipartUploads'],
  ),
};
