import { lookup } from 'mime-types';

/** Types that are text although their name does not begin so, from the RFCs that define them. */
const TEXT_TYPES = /^text\/|[+/](json|xml|javascript|manifest\+json)$/;

/**
 * The content type by a file's extension. Text is said to be UTF-8, because browsers guess
 * otherwise; an unknown extension gives `application/octet-stream`.
 */
export function contentTypeOf(path: string): string {
  const name = path.slice(path.lastIndexOf('/') + 1);
  // Without a dot, lookup would take the whole name for an extension.
  const type = name.includes('.') && lookup(name);
  if (type === false) return 'application/octet-stream';
  return TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type;
}
