import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type MessageText, messageTexts, type Source } from './message-texts.ts';

const ROOT = join(import.meta.dirname, '../..');

/** Headings by the beginning of a path; a file belongs to the first that matches. */
const HEADINGS = [
  ['src/action/inputs/', 'Refused inputs, and warnings about inputs'],
  ['src/action/modes/', 'Modes'],
  ['src/action/report/', 'Summary and report'],
  ['src/action/', 'Log and annotations'],
  ['src/core/globs/', 'Patterns'],
  ['src/headers/', 'Headers'],
  ['src/local/', 'Files and directories'],
  ['src/sync/', 'sync-dir'],
  ['src/transfer/', 'upload-dir'],
  ['src/prune/', 'delete-prefix and abort-uploads'],
  ['src/listing/', 'Listings, and deploys in progress'],
  ['src/s3/error-codes/', 'Causes and remedies'],
  ['src/s3/', 'Requests and answers'],
  ['src/object-store/', 'Deletes with a condition, and what stops a run'],
  ['src/operations/', 'Objects'],
  ['src/core/', 'Outcomes, counts and keys'],
] as const;

/** Texts of requests, which are sent and not printed. */
const SENT = /^(?:<\?xml|AWS4-HMAC|Basic ‹|READ http|x-amz-grant-|private, no-store|‹headers›, )/;

const INTRODUCTION = `# Every text that can be printed

The texts that the log, annotations, the job summary and the report are made of, for whoever changes them.
If a run failed, [errors.md](errors.md) is the page to read. [summaries.md](summaries.md) has whole summaries.

- \`‹name›\` stands for a value that is known only in a run.
- \`[a | b]\` is one of several texts, and \`[a]\` a text that may be absent.
- A word in front of a colon is the code of an error.
- A text that is not a sentence is a part of another one in the same file. Single words are left out.

This page is generated from the strings in \`src\` by \`npm run docs\`. Read it after changing a message:
each should say what is wrong, with the value, and what to do.
`;

/** The sources of the action and the library, in the order of their paths. */
export function sourcesOfMessages(): readonly Source[] {
  const files = readdirSync(join(ROOT, 'src'), { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile() && one.name.endsWith('.ts'))
    .map((one) => join(one.parentPath, one.name));
  return files
    .map((file) => ({
      path: relative(ROOT, file).split(sep).join('/'),
      text: readFileSync(file, 'utf8'),
    }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The page of all texts of `sources`: a heading for each part of the project, a list for each file. */
export function messagesPage(sources: readonly Source[]): string {
  const texts = messageTexts(sources).filter(({ text }) => !SENT.test(text));
  const sections = HEADINGS.map(([start, heading]) => {
    const of = texts.filter(({ path }) => headingOf(path) === start);
    const files = [...new Set(of.map(({ path }) => path))];
    return [`## ${heading}`, ...files.map((path) => listOf(path, of))].join('\n\n');
  });
  return `${INTRODUCTION}\n${sections.join('\n\n')}\n`;
}

function headingOf(path: string): string | undefined {
  return HEADINGS.find(([start]) => path.startsWith(start))?.[0];
}

function listOf(path: string, texts: readonly MessageText[]): string {
  const own = texts.filter((one) => one.path === path);
  const lines = [...new Set(own.map(lineOf))];
  return `### ${path}\n\n${lines.map((line) => `- ${line}`).join('\n')}`;
}

function lineOf({ code, text }: MessageText): string {
  return codeSpan(code === undefined ? text : `${code}: ${text}`);
}

function codeSpan(text: string): string {
  return text.includes('`') ? `\`\` ${text} \`\`` : `\`${text}\``;
}
