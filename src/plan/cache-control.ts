import { nearest } from '../core/nearest.ts';

/** Directives of answers, and the kind of their value (RFC 9111, RFC 5861, RFC 8246). */
const DIRECTIVES: Readonly<Record<string, 'none' | 'seconds' | 'fields'>> = {
  'max-age': 'seconds',
  's-maxage': 'seconds',
  'stale-while-revalidate': 'seconds',
  'stale-if-error': 'seconds',
  'no-cache': 'fields',
  private: 'fields',
  public: 'none',
  'no-store': 'none',
  'no-transform': 'none',
  'must-revalidate': 'none',
  'proxy-revalidate': 'none',
  'must-understand': 'none',
  immutable: 'none',
};

/** What caches would pass over in a value of `Cache-Control`. */
export function cacheControlWarnings(value: string): readonly string[] {
  const directives = value.replaceAll(/"[^"]*"/g, '""').split(',');
  return directives.flatMap((directive) => directiveWarnings(directive.trim()));
}

function directiveWarnings(directive: string): readonly string[] {
  if (directive === '') return [];
  const [, name = '', argument] = /^([^=]*)(?:=(.*))?$/s.exec(directive) ?? [];
  const kind = DIRECTIVES[name.toLowerCase()];
  if (kind === undefined) {
    const near = nearest((/^[\w-]+/.exec(name) ?? [name])[0], Object.keys(DIRECTIVES));
    const isSeparated = near !== undefined && /[;:\s]/.test(name);
    const separators = ': separate directives by ",", and a value by "="';
    const hint = near === undefined ? '' : `: did you mean ${near}?`;
    return [`has the unknown directive ${name}${isSeparated ? separators : hint}`];
  }
  if (kind === 'seconds' && !/^(?:\d+|"")$/.test(argument ?? '')) {
    return [`has ${directive} without a number of seconds: write ${name}=3600, for example`];
  }
  return kind === 'none' && argument !== undefined
    ? [`has a value for ${name}, which takes none`]
    : [];
}
