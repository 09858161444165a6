/** Signs of a regular expression that no glob has. */
const SIGNS = [/^\^/, /\.\*\\\./, /\.\+/, /\\[dwsDWS][+*{]?/, /\(\?[:i]/];
/** Signs at whose side a `$` at the end is none of a name. */
const SIGNS_BEFORE_END = /\.\*|\\\.|\\\/|\.[a-z0-9]+\$$/i;

export function looksLikeRegex(pattern: string): boolean {
  if (SIGNS.some((sign) => sign.test(pattern))) return true;
  return pattern.endsWith('$') && SIGNS_BEFORE_END.test(pattern);
}

/** The glob that a simple regular expression amounts to; none where it is not so simple. */
export function regexLines(pattern: string): readonly string[] {
  const isFromStart = /^\^|^\.\*/.test(pattern);
  const isToEnd = /\$$|\.\*$/.test(pattern);
  const glob = pattern
    .replace(/^\^/, '')
    .replace(/\$$/, '')
    .replaceAll(/\\([./])/g, '$1\0')
    .replaceAll(/(^|\/)\.[*+](?=\/|$)/g, '$1**')
    .replace(/^\.[*+]/, '**/*')
    .replaceAll(/\.[*+]/g, '*')
    .replaceAll('\0', '');
  if (/[\\^$+{}]|\(\?/.test(glob)) return [];
  const started = isFromStart ? glob : `**/*${glob}`;
  return [
    isToEnd || started.endsWith('*')
      ? started
      : started.replace(/\/?$/, (end) => (end ? '/**' : '*')),
  ];
}
