import { lineProblem } from '../core/glob-lines.ts';
import { shown } from '../core/shown.ts';
import { METADATA_PREFIX, type ObjectHeaders } from '../core/object-headers.ts';
import { headerNameProblem } from './header-names.ts';
import { headerValueProblem, headerWarnings, storedValue } from './header-values.ts';

/** Headers for the files that a glob means. */
export interface HeaderRule {
  readonly glob: string;
  readonly headers: ObjectHeaders;
}

export interface ParsedHeaderRules {
  readonly rules: readonly HeaderRule[];
  /** What is wrong, each with the number of its line. */
  readonly problems: readonly string[];
  /** What may not be meant, likewise. */
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
 * indented lines `Name: value`. Blank lines and lines that begin with `#` count for nothing.
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
      if (rule === undefined) refuse(`${shown(content)} comes before any glob: begin with a glob`);
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
    return `${shown(content)} looks like a header: indent it under its glob`;
  }
  if (content.startsWith('!')) {
    return (
      `glob ${shown(content)} begins with "!": write a rule for what it leaves out after this ` +
      "one, since a later rule replaces an earlier one's values"
    );
  }
  if (/[^\\]:$/.test(content)) {
    return `glob ${shown(content)} ends with ":": write ${content.slice(0, -1)}`;
  }
  const problem = lineProblem(content);
  return problem && `glob ${shown(content)} ${problem.statement}: ${problem.remedy}`;
}

interface WrittenHeader {
  readonly written: string;
  readonly name: string;
  readonly value: string;
}

/** Undefined: there is no name. */
function headerOf(content: string): WrittenHeader | undefined {
  const colon = content.indexOf(':');
  if (colon <= 0) return undefined;
  const written = content.slice(0, colon).trim();
  return { written, name: written.toLowerCase(), value: content.slice(colon + 1).trim() };
}

/** Adds `Name: value`, and returns why that is not possible. */
function addHeader(headers: Record<string, string>, content: string): string | undefined {
  const header = headerOf(content);
  if (header === undefined) {
    return `${shown(content)} is no header: write "Name: value"`;
  }
  const { written, name, value } = header;
  const nameProblem = headerNameProblem(name);
  if (nameProblem !== undefined) return `header ${shown(written)} ${nameProblem}`;
  const problem = headerValueProblem(name, value);
  if (problem !== undefined) {
    const shownValue = value === '' ? '' : ` ${shown(value)}`;
    return `header ${shown(written)}${shownValue} ${problem.statement}: ${problem.remedy}`;
  }
  if (name in headers) return `header ${shown(written)} stands twice: keep one`;
  headers[name] = storedValue(name, value);
  return undefined;
}

function warningsOf(content: string): readonly string[] {
  const header = headerOf(content);
  if (header === undefined || headerValueProblem(header.name, header.value)) return [];
  const { written, name, value } = header;
  return headerWarnings(name, value).map(
    (warning) => `header ${shown(written)} ${shown(value)} ${warning}`,
  );
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
