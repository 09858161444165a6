import { compileGlobs, globProblem } from '../core/globs.ts';
import { METADATA_PREFIX, type ObjectHeaders } from '../core/object-headers.ts';
import { contentTypeOf } from './content-type.ts';
import { headerNameProblem, headerValueProblem } from './header-names.ts';

/** Headers for the files that a glob means. */
export interface HeaderRule {
  readonly glob: string;
  readonly headers: ObjectHeaders;
}

export interface ParsedHeaderRules {
  readonly rules: readonly HeaderRule[];
  /** What is wrong, each with the number of its line. */
  readonly problems: readonly string[];
}

/** S3's limit for the names and values of all metadata of one object. */
const MAX_METADATA_BYTES = 2048;

/**
 * Reads rules in the layout of the `_headers` files of static hosts: a line with a glob, then
 * indented lines `Name: value`. Blank lines and lines that begin with `#` count for nothing.
 */
export function parseHeaderRules(text: string): ParsedHeaderRules {
  const rules: { glob: string; headers: Record<string, string> }[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const refuse = (problem: string | undefined) => {
      if (problem !== undefined) problems.push(`line ${index + 1}: ${problem}`);
    };
    if (/^[ \t]/.test(line)) {
      const rule = rules.at(-1);
      if (rule === undefined) refuse(`${JSON.stringify(content)} comes before any glob`);
      else refuse(addHeader(rule.headers, content));
    } else {
      refuse(globLineProblem(content));
      rules.push({ glob: content, headers: {} });
    }
  });
  problems.push(...rules.flatMap(metadataProblem));
  return { rules: problems.length > 0 ? [] : rules, problems };
}

/** The headers of a file, by its path relative to the source: its type, then the rules in turn. */
export function createHeadersFor(rules: readonly HeaderRule[]): (path: string) => ObjectHeaders {
  const compiled = rules.map(({ glob, headers }) => ({ globs: compileGlobs([glob]), headers }));
  return (path) => {
    const matching = compiled.filter(({ globs }) => globs.matches(path));
    const headers = matching.map((rule) => rule.headers);
    return Object.assign({ 'content-type': contentTypeOf(path) }, ...headers) as ObjectHeaders;
  };
}

function globLineProblem(content: string): string | undefined {
  if (/^[\w-]+:\s/.test(content)) {
    return `${JSON.stringify(content)} looks like a header: indent it under its glob`;
  }
  if (content.startsWith('!')) {
    return `${JSON.stringify(content)} must be a plain glob: a later rule replaces an earlier one's`;
  }
  return globProblem(content);
}

/** Adds `Name: value`, and returns why that is not possible. */
function addHeader(headers: Record<string, string>, content: string): string | undefined {
  const colon = content.indexOf(':');
  if (colon <= 0) return `${JSON.stringify(content)} must be "Name: value": add what is missing`;
  const written = content.slice(0, colon).trim();
  const name = written.toLowerCase();
  const value = content.slice(colon + 1).trim();
  const nameProblem = headerNameProblem(name);
  if (nameProblem !== undefined) return `header ${JSON.stringify(written)} ${nameProblem}`;
  const valueProblem = headerValueProblem(name, value);
  if (valueProblem !== undefined) {
    return `header ${JSON.stringify(written)}, got ${JSON.stringify(value)}, ${valueProblem}`;
  }
  if (name in headers) return `header ${JSON.stringify(written)} stands twice: keep one`;
  headers[name] = value;
  return undefined;
}

function metadataProblem({ glob, headers }: HeaderRule): readonly string[] {
  const bytes = (Object.entries(headers) as [string, string][])
    .filter(([name]) => name.startsWith(METADATA_PREFIX))
    .reduce((sum, [name, value]) => sum + name.length - METADATA_PREFIX.length + value.length, 0);
  if (bytes <= MAX_METADATA_BYTES) return [];
  return [
    `rule ${JSON.stringify(glob)}: metadata has ${bytes} bytes, the limit is ` +
      `${MAX_METADATA_BYTES}: store less`,
  ];
}
