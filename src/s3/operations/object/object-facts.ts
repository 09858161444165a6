import type { HeadResult } from '../../../object-store/object-store.ts';
import { countOf, headerOf, timeOf, versionOf } from '../../wire/answer.ts';
import type { WireAnswer } from '../../wire/message.ts';

/** What an answer says of an object; undefined when it lacks any of it. */
export function objectFactsOf(answer: WireAnswer): HeadResult | undefined {
  const size = countOf(answer, 'content-length');
  const etag = headerOf(answer, 'etag');
  const lastModified = timeOf(answer, 'last-modified');
  if (size === undefined || !etag || lastModified === undefined) return undefined;
  return { size, etag, lastModified, ...versionOf(answer) };
}

/** What an answer about an object lacks. */
export function missingFacts({ facts }: { readonly facts: unknown }): string | undefined {
  return facts === undefined ? 'a Content-Length, an ETag and a Last-Modified' : undefined;
}
