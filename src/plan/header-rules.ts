import { globProblem } from '../core/globs.ts';
import { shown } from '../core/shown.ts';
import { METADATA_PREFIX, type ObjectHeaders } from '../core/object-headers.ts';
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

interface WrittenRule {
  readonly glob: string;
  readonly headers: Record<string, string>;
  /** The number of the glob's line. */
  readonly line: number;
}

/** S3's limit for the names and values of all metadata of one object. */
const MAX_METADATA_BYTES = 2048;

/**
 * Reads rules in the layout of the `_headers` files of static hosts: a line with a glob, then
 * indented lines `Name: value`. Blank lines and lines that begin with `#` count for nothing.
 */
export function parseHeaderRules(text: string): ParsedHeaderRules {
  const rules: WrittenRule[] = [];
  const problems: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const refuse = (problem: string | undefined) => {
      if (problem !== undefined) problems.push(`line ${index + 1}: ${problem}`);
    };
    if (/^[ \t]/.test(line)) {
      const rule = rules.at(-1);
      if (rule === undefined) refuse(`${shown(content)} comes before any glob: begin with a glob`);
      else refuse(addHeader(rule.headers, content));
    } else {
      refuse(globLineProblem(content));
      rules.push({ glob: content, headers: {}, line: index + 1 });
    }
  });
  problems.push(...rules.flatMap(metadataProblem));
  // A rule may lack headers only because its lines were refused.
  if (problems.length === 0) problems.push(...rules.flatMap(emptyProblem));
  if (problems.length > 0) return { rules: [], problems };
  return { rules: rules.map(({ glob, headers }) => ({ glob, headers })), problems };
}

function globLineProblem(content: string): string | undefined {
  const name = /^([\w-]+):/.exec(content)?.[1]?.toLowerCase() ?? '';
  if (/^[\w-]+:\s/.test(content) || (name !== '' && headerNameProblem(name) === undefined)) {
    return `${shown(content)} looks like a header: indent it under its glob`;
  }
  if (content.startsWith('!')) {
    return `${shown(content)} must be a plain glob: a later rule replaces an earlier one's`;
  }
  return globProblem(content);
}

/** Adds `Name: value`, and returns why that is not possible. */
function addHeader(headers: Record<string, string>, content: string): string | undefined {
  const colon = content.indexOf(':');
  if (colon <= 0) return `${shown(content)} must be "Name: value": add what is missing`;
  const written = content.slice(0, colon).trim();
  const name = written.toLowerCase();
  const value = content.slice(colon + 1).trim();
  const nameProblem = headerNameProblem(name);
  if (nameProblem !== undefined) return `header ${shown(written)} ${nameProblem}`;
  const valueProblem = headerValueProblem(name, value);
  if (valueProblem !== undefined) {
    return `header ${shown(written)}, got ${shown(value)}, ${valueProblem}`;
  }
  if (name in headers) return `header ${shown(written)} stands twice: keep one`;
  headers[name] = value;
  return undefined;
}

function emptyProblem({ glob, headers, line }: WrittenRule): readonly string[] {
  if (Object.keys(headers).length > 0) return [];
  return [`line ${line}: glob ${shown(glob)} has no headers: write them beneath it, indented`];
}

function metadataProblem({ glob, headers, line }: WrittenRule): readonly string[] {
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(METADATA_PREFIX));
  const bytes = Buffer.byteLength(
    metadata.map(([name, value]) => name.slice(METADATA_PREFIX.length) + value).join(''),
  );
  if (bytes <= MAX_METADATA_BYTES) return [];
  return [
    `line ${line}: glob ${shown(glob)} has ${bytes} bytes of metadata, the limit is ` +
      `${MAX_METADATA_BYTES}: store less`,
  ];
}
