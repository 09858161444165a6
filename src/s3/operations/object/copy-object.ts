import type { CopyRequest, ObjectRequest, PutResult } from '../../../object-store/object-store.ts';
import { assertKeyInUrl, assertSendableBucket } from '../../errors.ts';
import { documentOf, versionOf } from '../../wire/answer.ts';
import { encodedPath, queryOf } from '../../wire/message.ts';
import type { Operation } from '../operation.ts';
import { pathOf, sentHeaders } from './object.ts';
import { missingETag } from './put-object.ts';

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_CopyObject.html */
export const copyObject: Operation<CopyRequest, PutResult> = {
  write: (input) => {
    const { headers, source, ifSourceMatch } = input;
    return {
      method: 'PUT',
      path: pathOf(input),
      query: {},
      headers: {
        ...sentHeaders(headers),
        'x-amz-copy-source': copySourceOf(source),
        'x-amz-metadata-directive': 'REPLACE',
        // The default is COPY, which R2 refuses when it is written.
        ...(headers['x-amz-tagging'] !== undefined && { 'x-amz-tagging-directive': 'REPLACE' }),
        ...(ifSourceMatch !== undefined && { 'x-amz-copy-source-if-match': ifSourceMatch }),
      },
    };
  },
  // A failure half way has status 200 and an error in the body.
  read: (answer) => {
    const etag = documentOf(answer, 'CopyObjectResult')?.fields.get('ETag');
    return { ...(etag !== undefined && { etag }), ...versionOf(answer) };
  },
  missing: missingETag,
};

/** The value is part of a URL. The names are checked before encoding hides what is wrong. */
function copySourceOf({ bucket, key, versionId }: ObjectRequest): string {
  assertSendableBucket(bucket);
  assertKeyInUrl(key);
  const place = bucket.startsWith('arn:') ? `${bucket}/object/${key}` : `${bucket}/${key}`;
  const query = queryOf({ versionId });
  return encodedPath(place) + (query === '' ? '' : `?${query}`);
}
