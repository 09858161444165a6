import { compileGlobs } from '../core/globs.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { contentTypeOf } from './content-type.ts';
import type { HeaderRule } from './header-rules.ts';
import { AUTO_TYPE } from './header-values.ts';

/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
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
