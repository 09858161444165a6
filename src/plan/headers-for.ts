import { compileGlobs } from '../core/globs.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import { contentTypeOf } from './content-type.ts';
import type { HeaderRule } from './header-rules.ts';

/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
export function createHeadersFor(rules: readonly HeaderRule[]): (path: string) => ObjectHeaders {
  const compiled = rules.map(({ glob, headers }) => ({ globs: compileGlobs([glob]), headers }));
  return (path) => {
    const matching = compiled.filter(({ globs }) => globs.matches(path));
    const headers = matching.map((rule) => rule.headers);
    return Object.assign({ 'content-type': contentTypeOf(path) }, ...headers) as ObjectHeaders;
  };
}
