import { compileGlobs } from '../core/globs/globs.ts';
import { leaseKeyOf } from '../core/keys.ts';
import { objectHeader, type ObjectHeaders } from '../core/object-headers.ts';
import type { HeaderRule } from './rules.ts';

/**
 * The path of a state object that the globs of header rules match: relative to the prefix of the
 * sync, and the whole key where that is not under the prefix.
 */
export function statePathOf(stateKey: string, prefix: string): string {
  return stateKey.startsWith(prefix) ? stateKey.slice(prefix.length) : stateKey;
}

/**
 * The headers that the rules set for a state object and its lease. Both have the same: a rule that
 * matches either of the two sets them for both.
 */
export function stateHeaders(rules: readonly HeaderRule[], path: string): ObjectHeaders {
  const paths = [path, leaseKeyOf(path)];
  const matching = rules.filter(({ glob }) => {
    const globs = compileGlobs([glob]);
    return paths.some((one) => globs.matches(one));
  });
  return ownHeaders(Object.assign({}, ...matching.map(({ headers }) => headers)) as ObjectHeaders);
}

/** The headers that an object which the action stores for itself takes of those for its key. */
export function ownHeaders(headers: ObjectHeaders): ObjectHeaders {
  return Object.fromEntries(
    Object.entries(headers).filter(([name, value = '']) => {
      const ownValues = objectHeader(name)?.ownValues ?? 'none';
      return typeof ownValues === 'string' ? ownValues === 'all' : ownValues.includes(value);
    }),
  );
}
