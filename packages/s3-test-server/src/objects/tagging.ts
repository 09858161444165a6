import { S3Error } from '../http/errors.ts';
import { emptyAnswer, xmlAnswer, type Handler, type S3Request } from '../http/handler.ts';
import { readableVersion } from './objects.ts';
import { assertTags } from './stored-headers.ts';
import { childText, parseXmlBody, type XmlChildren } from '../http/xml.ts';

export function tagSet(tags: ReadonlyMap<string, string>): XmlChildren {
  return { TagSet: { Tag: [...tags].map(([Key, Value]) => ({ Key, Value })) } };
}

export function tagsFrom(request: S3Request): ReadonlyMap<string, string> {
  const set = parseXmlBody(request.body).children.find(({ name }) => name === 'TagSet');
  if (set === undefined) throw new S3Error('MalformedXML');
  const pairs = set.children.map(
    (tag) => [childText(tag, 'Key') ?? '', childText(tag, 'Value') ?? ''] as const,
  );
  const tags = new Map(pairs);
  if (tags.size < pairs.length) throw new S3Error('InvalidTag');
  return tags;
}

export const getObjectTagging: Handler = ({ request, state }) =>
  xmlAnswer('Tagging', tagSet(readableVersion(request, state).tags));

export const putObjectTagging: Handler = ({ request, state }) => {
  const tags = tagsFrom(request);
  assertTags(tags);
  readableVersion(request, state).tags = tags;
  return emptyAnswer(200);
};

export const deleteObjectTagging: Handler = ({ request, state }) => {
  readableVersion(request, state).tags = new Map();
  return emptyAnswer(204);
};
