import { types } from 'mime-types';

/** Types that are text although their name does not begin so, from the RFCs that define them. */
const TEXT_TYPES = /^text\/|[+/](json|xml|javascript|manifest\+json)$/;

/**
 * The content type by a file's extension. Text is said to be UTF-8, because browsers guess
 * otherwise; an unknown extension gives `application/octet-stream`.
 */
export function contentTypeOf(path: string): string {
  const dot = path.lastIndexOf('.');
  const type = dot > path.lastIndexOf('/') ? types[path.slice(dot + 1).toLowerCase()] : undefined;
  if (type === undefined) return 'application/octet-stream';
  return TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type;
}
