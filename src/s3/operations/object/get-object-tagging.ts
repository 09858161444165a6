import type { ObjectHeaders } from '../../../core/object-headers.ts';
import type { ObjectRequest } from '../../../object-store/object-store.ts';
import { documentOf } from '../../wire/answer.ts';
import { encoded } from '../../wire/message.ts';
import type { XmlRow } from '../../wire/xml/read-xml.ts';
import type { Operation } from '../operation.ts';
import { pathOf } from './object.ts';

export interface GetObjectTaggingAnswer {
  /** Undefined when the answer has no readable set of tags. */
  readonly tags: ObjectHeaders | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectTagging.html */
export const getObjectTagging: Operation<ObjectRequest, GetObjectTaggingAnswer> = {
  write: (input) => ({
    method: 'GET',
    path: pathOf(input),
    query: { tagging: '', versionId: input.versionId },
    headers: {},
  }),
  read: (answer) => {
    const document = documentOf(answer, 'Tagging', 'Tag');
    if (document === undefined) return { tags: undefined };
    const pairs = document.rows.map(pairOf);
    const isRead =
      pairs.length > 0 ? !pairs.includes(undefined) : document.fields.get('TagSet') !== undefined;
    if (!isRead) return { tags: undefined };
    // Tags are a set, which some stores return in a different order each time.
    const text = pairs.toSorted().join('&');
    return { tags: text === '' ? {} : { 'x-amz-tagging': text } };
  },
  missing: ({ tags }) => (tags ? undefined : 'a set of tags'),
};

/** A tag as the header writes it; undefined when the row can't be read. */
function pairOf({ fields }: XmlRow): string | undefined {
  const [key, value] = [fields.get('Key'), fields.get('Value')];
  return key && value !== undefined ? `${encoded(key)}=${encoded(value)}` : undefined;
}
