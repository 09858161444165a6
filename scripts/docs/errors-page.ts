import { ERROR_ROWS } from '../../src/s3/error-codes/error-codes.ts';
import { OWN_ADVICE } from '../../src/s3/error-codes/own.ts';
import type { ErrorRow, Sign } from '../../src/s3/error-codes/row.ts';
import { code, prose } from './markdown.ts';

const EXAMPLE = { endpoint: 'https://s3.example.com', bucket: 'my-bucket' };

const INTRODUCTION = `# Errors and what to do about them

The cause of a failed object, or of a run that stopped, is the first of these that matches its error by
code, status or message. The log, the annotation and the job summary then say what happened and what
to do in the words of this page, shown here for the bucket \`my-bucket\` at
\`https://s3.example.com\`. In the report, the line of the object names the cause in \`failure\`, and
the last line has the words. A star in a code matches any characters. An error without a cause here is
shown as it is.

This page is generated from \`src/s3/error-codes/error-codes.ts\` by \`npm run docs\`.
`;

const WITHOUT_ADVICE = `## Codes without advice

The messages of these errors say what to do, or another failure of the same run is the one to look
at:`;

/** The text of docs/errors.md. */
export function errorsPage(): string {
  const unadvised = Object.entries(OWN_ADVICE).filter(([, advice]) => advice === 'none');
  const codes = unadvised.map(([name]) => code(name)).join(', ');
  return `${INTRODUCTION}\n${causeSections(ERROR_ROWS)}\n\n${WITHOUT_ADVICE} ${codes}.\n`;
}

/** A section of Markdown for each cause: its id, sentences for an example, and signs. */
export function causeSections(rows: readonly ErrorRow[]): string {
  const facts = { code: '', message: '', causes: [], bucket: EXAMPLE.bucket };
  const sections = rows.map(({ id, signs, happened, todo }) => [
    `## ${id}`,
    `- What happened: ${prose(happened(EXAMPLE, facts))}.`,
    `- What to do: ${prose(todo(EXAMPLE, facts))}.`,
    `- Codes: ${prose(signs.map(signText).join('; '))}.`,
  ]);
  return sections.map(([head, ...lines]) => `${head}\n\n${lines.join('\n')}`).join('\n\n');
}

function signText({ codes = [], statuses = [], condition }: Sign): string {
  const named = codes.map((name) => (name === '*' ? 'any code' : code(name)));
  const text = [...named, ...statuses.map((status) => `status ${status}`)].join(', ');
  return condition === undefined ? text : `${text}, when ${condition}`;
}
