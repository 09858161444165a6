import { lineProblem } from '../core/globs/lines.ts';
import { METADATA_PREFIX, type ObjectHeaders } from '../core/object-headers.ts';
import { formatCount, plural, quoteShort } from '../core/text.ts';
import { headerNameProblem } from './names.ts';
import { headerValueProblem, headerWarnings, storedValue } from './values.ts';

/** Headers for the files that a glob matches. */
export interface HeaderRule {
  readonly glob: string;
  readonly headers: ObjectHeaders;
}

/** The rules that `parseHeaderRules` read, and its problems with the text. */
export interface ParsedHeaderRules {
  readonly rules: readonly HeaderRule[];
  /** The problems, each with its line number. With a problem there are no rules. */
  readonly problems: readonly string[];
  /** Values that are valid but may be mistakes, each with its line number. */
  readonly warnings: readonly string[];
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
 * indented lines `Name: value`. Blank lines and lines that begin with `#` are ignored.
 */
export function parseHeaderRules(text: string): ParsedHeaderRules {
  const rules: WrittenRule[] = [];
  const problems: string[] = [];
  const warnings: string[] = [];
  text.split(/\r?\n/).forEach((line, index) => {
    const content = line.trim();
    if (content === '' || content.startsWith('#')) return;
    const refuse = (problem: string | undefined) => {
      if (problem !== undefined) problems.push(`line ${index + 1}: ${problem}`);
    };
    if (/^[ \t]/.test(line)) {
      const rule = rules.at(-1);
      if (rule === undefined)
        refuse(`${quoteShort(content)} comes before any glob: begin with a glob`);
      else {
        refuse(addHeader(rule.headers, content));
        warnings.push(...warningsOf(content).map((warning) => `line ${index + 1}: ${warning}`));
      }
    } else {
      refuse(globLineProblem(content));
      rules.push({ glob: content, headers: {}, line: index + 1 });
    }
  });
  problems.push(...rules.flatMap(metadataProblem));
  // A rule may lack headers only because its lines were refused.
  if (problems.length === 0) problems.push(...rules.flatMap(emptyProblem));
  if (problems.length > 0) return { rules: [], problems, warnings };
  return { rules: rules.map(({ glob, headers }) => ({ glob, headers })), problems, warnings };
}

function globLineProblem(content: string): string | undefined {
  const name = /^["']?([\w-]+)["']?:/.exec(content)?.[1]?.toLowerCase() ?? '';
  if (/^["']?[\w-]+["']?:\s/.test(content) || (name !== '' && !headerNameProblem(name))) {
    return `${quoteShort(content)} looks like a header: indent it under its glob`;
  }
  if (content.startsWith('!')) {
    return (
      `glob ${quoteShort(content)} begins with "!": write a rule for what it excludes after this ` +
      'one, because later rules override earlier ones'
    );
  }
  if (/[^\\]:$/.test(content)) {
    return `glob ${quoteShort(content)} ends with ":": write ${content.slice(0, -1)}`;
  }
  const problem = lineProblem(content);
  return problem && `glob ${quoteShort(content)} ${problem.statement}: ${problem.remedy}`;
}

interface WrittenHeader {
  readonly written: string;
  readonly name: string;
  readonly value: string;
}

/** Undefined: the line has no name. */
function headerOf(content: string): WrittenHeader | undefined {
  const colon = content.indexOf(':');
  if (colon <= 0) return undefined;
  const written = content.slice(0, colon).trim();
  return { written, name: written.toLowerCase(), value: content.slice(colon + 1).trim() };
}

/** Adds `Name: value`, or returns the problem. */
function addHeader(headers: Record<string, string>, content: string): string | undefined {
  const header = headerOf(content);
  if (header === undefined) {
    return `${quoteShort(content)} is not a header: write "Name: value"`;
  }
  const { written, name, value } = header;
  const nameProblem = headerNameProblem(name);
  if (nameProblem !== undefined) return `header ${quoteShort(written)} ${nameProblem}`;
  const problem = headerValueProblem(name, value);
  if (problem !== undefined) {
    const shownValue = value === '' ? '' : ` ${quoteShort(value)}`;
    return `header ${quoteShort(written)}${shownValue} ${problem.statement}: ${problem.remedy}`;
  }
  if (name in headers) return `header ${quoteShort(written)} appears twice: keep one`;
  headers[name] = storedValue(name, value);
  return undefined;
}

function warningsOf(content: string): readonly string[] {
  const header = headerOf(content);
  if (header === undefined || headerValueProblem(header.name, header.value)) return [];
  const { written, name, value } = header;
  return headerWarnings(name, value).map(
    (warning) => `header ${quoteShort(written)} ${quoteShort(value)} ${warning}`,
  );
}

function emptyProblem({ glob, headers, line }: WrittenRule): readonly string[] {
  if (Object.keys(headers).length > 0) return [];
  return [`line ${line}: glob ${quoteShort(glob)} has no headers: write them below it, indented`];
}

function metadataProblem({ glob, headers, line }: WrittenRule): readonly string[] {
  const metadata = Object.entries(headers).filter(([name]) => name.startsWith(METADATA_PREFIX));
  const bytes = Buffer.byteLength(
    metadata.map(([name, value]) => name.slice(METADATA_PREFIX.length) + value).join(''),
  );
  if (bytes <= MAX_METADATA_BYTES) return [];
  return [
    `line ${line}: glob ${quoteShort(glob)} has ${plural(bytes, 'byte')} of metadata, the limit is ` +
      `${formatCount(MAX_METADATA_BYTES)}: store less`,
  ];
}
