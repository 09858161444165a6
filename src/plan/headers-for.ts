import { compileGlobs } from '../core/globs.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { contentTypeOf } from './content-type.ts';
import type { HeaderRule } from './header-rules.ts';

/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
export function createHeadersFor(rules: readonly HeaderRule[]): (path: string) => ObjectHeaders {
  const compiled = rules.map(({ glob, headers }) => ({ globs: compileGlobs([glob]), headers }));
  // Files of a type that the same rules are about share their headers: there are few kinds.
  const known = new Map<string, ObjectHeaders>();
  return (path) => {
    const matching = compiled.filter(({ globs }) => globs.matches(path));
    const type = contentTypeOf(path);
    const kind = [type, ...matching.map((rule) => compiled.indexOf(rule))].join();
    const headers =
      known.get(kind) ??
      (Object.assign(
        { 'content-type': type },
        ...matching.map((rule) => rule.headers),
      ) as ObjectHeaders);
    known.set(kind, headers);
    return headers;
  };
}
