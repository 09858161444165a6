import type { OwnCode } from '../../src/core/errors.ts';
import { ERROR_ROWS } from '../../src/s3/error-codes/error-codes.ts';
import type { ErrorRow, Sign } from '../../src/s3/error-codes/row.ts';
import { anchor, code, prose } from './markdown.ts';

const EXAMPLE = { endpoint: 'https://s3.example.com', bucket: 'my-bucket' };

const INTRODUCTION = `# Errors and what to do about them

What an error code means, and what to do: look the code up under [By code](#by-code), or follow the link
in the job summary to its cause. A message without a code is under [Refused](#refused).

1. The annotation, which the page of the run shows without opening a log, says what happened and what to do.
2. The job summary below it says the same, and shows the plan if there was one.
3. The [report](report.md) has every object that failed; [try again what failed](report.md#try-again-what-failed).
   If too much was deleted: [bring it back](report.md#bring-back-what-was-deleted).

- The log, the annotation and the job summary say what happened and what to do in the words of this page,
  which shows them for the bucket \`my-bucket\` at \`https://s3.example.com\`.
- The [report](report.md) names the cause in the field \`failure\` of an object.
- The cause is the first of the [causes](#causes) that matches an error by code, status or message. An error
  without a cause here is shown as it is.
- A star in a code matches any characters.

This page is generated from \`src/s3/error-codes/error-codes.ts\` by \`npm run docs\`.

## Refused

A message without a code says by itself what to do. Nothing was changed. The usual ones:

- \`source "…" does not exist\`, \`source "…" has no files\`: the build didn't run before this step or wrote to
  another directory. \`source\` is relative to the workspace, not to \`working-directory\`.
- \`prefix is empty\`, \`prefix "previews/" ends in "/"\`: an expression in \`prefix\` had no value, for example
  because the workflow was started by another event, or a variable is not set.
- \`exclude "…" matches no object … would match\`: the pattern is misspelt, and what it should keep would have
  been deleted. Patterns are relative to \`prefix\`. The message has the one to write.
- \`max-deletes allows …, the plan deletes …\`: look at the directories in the summary. If all of it should be
  deleted, raise the limit for this run; otherwise correct what selects.
- \`AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are empty\`: the secrets are not set here, see
  [sign-in.md](sign-in.md#what-is-refused).
- \`input "…" is unknown\`, \`is not used by mode …\`: misspelt, or of another [mode](inputs.md).

[sync-dir](sync-dir.md#what-is-refused) has which plans look like a mistake.
`;

/** What the action's own codes mean whose messages say what to do, or name another failure. */
export const OWN_MEANINGS: Readonly<Partial<Record<OwnCode, string>>> = {
  AbortsStopped: 'a listing failed, so this multipart upload was not aborted; look at that failure',
  AfterFailed: 'the `after` hook of an item failed (library)',
  BucketInEndpoint: 'the endpoint has the bucket in its host name; the message has the right one',
  ConditionNotHonored:
    '`delete-condition: etag` is set, and the store does not honor the condition, so nothing is deleted',
  DeleteBatchError: 'the store refused to delete this object without saying why',
  DeletesStopped:
    'a listing, an upload or the credentials failed, so this object was not deleted; look at that failure',
  InvalidHeader: 'a header, an access key or the region has a character that no request may have',
  InvalidItem:
    'an iterator yielded an item that is not valid (library); the message names the field',
  InvalidKey: 'a key is not 1 to 1,024 bytes of UTF-8, so no request was sent for it',
  NoListedETag: '`delete-condition: etag` is set, and the listing has no ETag for this object',
  NoSuchKey: 'the object was gone when it was read or copied',
  NotAttempted: 'an earlier upload failed, so this file was not sent; look at that failure',
  NotReplaced:
    'an object whose key is a directory of other keys was not replaced, and is there as before',
  NotRestored:
    'an object that was deleted to make room for others could not be put back; the message says why',
  UnknownGrant: "the object's ACL has a grant that no header can express",
  UnreadableContent: 'the content given for an object could not be read (library)',
};

/** The text of docs/errors.md. */
export function errorsPage(): string {
  return [INTRODUCTION, codeSections(ERROR_ROWS), CAUSES, causeSections(ERROR_ROWS)].join('\n');
}

const CAUSES = `## Causes

In the order in which they are tried.
`;

/** A way in which a code may have a cause. */
interface Meaning {
  readonly row: ErrorRow;
  readonly condition: string | undefined;
}

/** Causes up to which each has a line. */
const MAX_LINES = 6;

/** An index of all codes, and a heading for each with its causes, or with what it means. */
export function codeSections(rows: readonly ErrorRow[]): string {
  const meanings = meaningsByCode(rows);
  const ids = new Set(rows.map(({ id }) => id));
  const unadvised = Object.keys(OWN_MEANINGS).filter((name) => !meanings.has(name));
  const names = [...meanings.keys(), ...unadvised].sort(byLetters);
  const headings = new Map(names.map((name) => [name, headingOf(name, ids)]));
  const known = new Map<string, string>();
  const sections = names.map((name) => {
    const heading = headings.get(name) ?? '';
    return `### ${heading}\n\n${meaningText(name, meanings.get(name) ?? [], known)}\n`;
  });
  const others = `### Without a code of its own\n\n${statusLines(rows).join('\n')}\n`;
  return ['## By code\n', indexOf(headings), ...sections, others].join('\n');
}

function meaningsByCode(rows: readonly ErrorRow[]): ReadonlyMap<string, readonly Meaning[]> {
  const found = new Map<string, Meaning[]>();
  for (const row of rows) {
    for (const { codes = [], condition } of row.signs) {
      for (const name of codes.filter((one) => one !== '*')) {
        found.set(name, [...(found.get(name) ?? []), { row, condition }]);
      }
    }
  }
  return found;
}

/** No code may have the anchor of a cause, to which the action links. */
function headingOf(name: string, ids: ReadonlySet<string>): string {
  return ids.has(anchor(name)) ? `${code(name)} codes` : code(name);
}

const lettersOf = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
const byLetters = (a: string, b: string) => (lettersOf(a) < lettersOf(b) ? -1 : 1);

/** The codes by their first letters, as links. */
function indexOf(headings: ReadonlyMap<string, string>): string {
  const lines = new Map<string, string[]>();
  for (const [name, heading] of headings) {
    const letter = lettersOf(name).slice(0, 1).toUpperCase();
    const link = `[${code(name)}](#${anchor(heading)})`;
    lines.set(letter, [...(lines.get(letter) ?? []), link]);
  }
  return [...lines].map(([letter, links]) => `- ${letter}: ${links.join(', ')}\n`).join('');
}

function meaningText(name: string, all: readonly Meaning[], known: Map<string, string>): string {
  const [first, ...more] = all;
  if (first === undefined) return `${upper(prose(OWN_MEANINGS[name as OwnCode] ?? ''))}.`;
  const ids = [...new Set(all.map(({ row }) => row.id))];
  if (ids.length > MAX_LINES) return linksText(name, ids, known);
  if (ids.length > 1) return all.map(meaningLine).join('\n');
  const { happened, todo, id } = first.row;
  const when =
    more.length === 0 && first.condition !== undefined ? `, when ${first.condition}` : '';
  const sentences = `${upper(prose(happened(EXAMPLE, NO_FACTS)))}. ${upper(prose(todo(EXAMPLE, NO_FACTS)))}.`;
  return `${sentences} Cause: [${id}](#${id})${prose(when)}.`;
}

function meaningLine({ row, condition }: Meaning): string {
  const when = condition === undefined ? 'otherwise' : `when ${condition}`;
  return `- [${row.id}](#${row.id}): ${prose(when)}.`;
}

/** A code with many causes; another one with the same refers to it. */
function linksText(name: string, ids: readonly string[], known: Map<string, string>): string {
  const links = ids.map((id) => `[${id}](#${id})`).join(', ');
  const same = known.get(links);
  if (same !== undefined) return `The same causes as [${code(same)}](#${anchor(same)}).`;
  known.set(links, name);
  return `The log and the job summary say which of these it is: ${links}.`;
}

function statusLines(rows: readonly ErrorRow[]): readonly string[] {
  return rows.flatMap(({ id, signs }) =>
    signs
      .filter(({ codes = [], statuses }) => statuses !== undefined || codes.includes('*'))
      .map(({ codes = [], statuses = [], condition }) => {
        const any = codes.includes('*') ? ['any error'] : [];
        const text = [...any, ...statuses.map((status) => `status ${status}`)].join(', ');
        const when = condition === undefined ? '' : `, when ${condition}`;
        return `- [${id}](#${id}): ${prose(`${text}${when}`)}.`;
      }),
  );
}

/** A clause as a sentence; a URL at its beginning is kept as it is. */
function upper(text: string): string {
  return text.startsWith('http') ? text : text.slice(0, 1).toUpperCase() + text.slice(1);
}

const NO_FACTS = { code: '', message: '', causes: [], bucket: EXAMPLE.bucket };

/** A section of Markdown for each cause: its id, sentences for an example, and signs. */
export function causeSections(rows: readonly ErrorRow[]): string {
  const sections = rows.map(({ id, signs, happened, todo }) => [
    `## ${id}`,
    `- What happened: ${prose(happened(EXAMPLE, NO_FACTS))}.`,
    `- What to do: ${prose(todo(EXAMPLE, NO_FACTS))}.`,
    `- Codes: ${prose(signs.map(signText).join('; '))}.`,
  ]);
  return sections.map(([head, ...lines]) => `${head}\n\n${lines.join('\n')}`).join('\n\n');
}

function signText({ codes = [], statuses = [], condition }: Sign): string {
  const named = codes.map((name) => (name === '*' ? 'any code' : code(name)));
  const text = [...named, ...statuses.map((status) => `status ${status}`)].join(', ');
  return condition === undefined ? text : `${text}, when ${condition}`;
}
