import { types } from 'mime-types';
import { compileGlobs } from '../core/globs/globs.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import type { HeaderRule } from './rules.ts';
import { AUTO_TYPE } from './values.ts';

/** Types of text, also those that do not begin with `text/`, by the RFCs that define them. */
const TEXT_TYPES = /^text\/|[+/](json|xml|javascript|manifest\+json)$/;

/**
 * Returns the content type for a file's extension. Text has `charset=utf-8`, because browsers would
 * guess otherwise; an unknown extension has `application/octet-stream`.
 */
export function contentTypeOf(path: string): string {
  const dot = path.lastIndexOf('.');
  const type = dot > path.lastIndexOf('/') ? types[path.slice(dot + 1).toLowerCase()] : undefined;
  if (type === undefined) return 'application/octet-stream';
  return TEXT_TYPES.test(type) ? `${type}; charset=utf-8` : type;
}

/**
 * Returns a function from a file's path, relative to its directory, to its headers: the content
 * type, then those of the rules.
 */
export function createHeadersFor(rules: readonly HeaderRule[]): (path: string) => ObjectHeaders {
  const compiled = rules.map(({ glob, headers }) => ({ globs: compileGlobs([glob]), headers }));
  const headersOf = (type: string, matching: readonly number[]) => {
    const byRules: ObjectHeaders = Object.assign(
      {},
      ...matching.map((rule) => compiled[rule]?.headers),
    ) as ObjectHeaders;
    const { 'content-type': given = AUTO_TYPE } = byRules;
    return { ...byRules, 'content-type': given === AUTO_TYPE ? type : given };
  };
  // Files of a type that the same rules are about share their headers: there are few kinds.
  const known = new Map<string, ObjectHeaders>();
  return (path) => {
    const type = contentTypeOf(path);
    const matching = compiled.flatMap(({ globs }, rule) => (globs.matches(path) ? [rule] : []));
    const kind = matching.length === 0 ? type : [type, ...matching].join();
    const before = known.get(kind);
    if (before !== undefined) return before;
    const headers = headersOf(type, matching);
    known.set(kind, headers);
    return headers;
  };
}
