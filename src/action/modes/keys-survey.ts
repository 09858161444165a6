import { counted } from '../../core/batch-error.ts';
import { createKeySelection } from '../../plan/key-selection.ts';
import { HEAD_BYTES, lookOf } from '../../plan/keys-file-look.ts';
import { createKeysFile } from '../../plan/keys-file.ts';
import type { FileLines } from '../../sources/file-lines.ts';
import { createNameSet, type NameSet } from '../../sources/name-set.ts';
import { InputError, type DeletePrefixInputs } from '../inputs/types.ts';
import { quoted } from '../printable.ts';
import { createKeyCheck, type KeyCheck } from './unmatched.ts';

/** Lines that one message names, and those at the beginning by which a file is judged. */
const MAX_PROBLEMS = 20;

/** Problems of a file without a good line that are named one by one. */
const MAX_OF_NONE = 3;

/** The inputs of a run whose keys stand in a file; absolute path. */
export type DeleteKeysInputs = DeletePrefixInputs & { readonly keysFrom: string };

/** What the first reading of a file of keys has found. */
export interface KeysSurvey {
  /** Of all that is to be deleted. */
  readonly names: NameSet;
  others: number;
  repeated: number;
  isReport: boolean;
  bad: number;
  /** Each as it follows the name of the input. */
  readonly problems: string[];
  readonly check: KeyCheck | undefined;
  /** What it looks like, if not like a file of keys; undefined: it is one. */
  notKeys?: string;
}

/** Reads the whole file, or only its beginning when that shows that it is no file of keys. */
export async function surveyKeys(
  inputs: DeleteKeysInputs,
  file: FileLines,
  signal: AbortSignal,
): Promise<KeysSurvey> {
  const names = createNameSet();
  const counts = { others: 0, repeated: 0, isReport: false, bad: 0 };
  const survey: KeysSurvey = { names, ...counts, problems: [], check: createKeyCheck(inputs) };
  const isMeant = createKeySelection(inputs);
  const keysFile = createKeysFile(inputs);
  const note = (problem: string) => {
    survey.bad += 1;
    if (survey.problems.length < MAX_PROBLEMS) survey.problems.push(problem);
  };
  for await (const { number, text } of file.lines()) {
    signal.throwIfAborted();
    const { key, problems } = text === undefined ? NOT_TEXT : keysFile.read(text);
    for (const problem of problems) note(`, line ${number}: ${problem}`);
    if (survey.bad >= MAX_PROBLEMS && isWithoutKey(survey) && !keysFile.isReport) break;
    if (key === undefined) continue;
    survey.check?.see(key, isMeant(key));
    if (!isMeant(key)) survey.others += 1;
    else if (!names.add(key)) survey.repeated += 1;
  }
  const problem = keysFile.end();
  if (problem !== undefined) note(`: ${problem}`);
  survey.isReport = keysFile.isReport;
  const notKeys = keysFile.isReport ? undefined : await lookOfNoKeys(inputs, file, survey);
  return { ...survey, ...(notKeys !== undefined && { notKeys }) };
}

const NOT_TEXT = {
  key: undefined,
  problems: ['is not text in UTF-8 of at most 1 MiB: save the file so'],
};

function isWithoutKey({ names, others }: KeysSurvey): boolean {
  return names.size + others === 0;
}

/** Undefined: it has keys, or too little to tell. */
async function lookOfNoKeys(
  { prefix }: DeleteKeysInputs,
  file: FileLines,
  survey: KeysSurvey,
): Promise<string | undefined> {
  const { bad, problems } = survey;
  if (bad === 0 && prefix !== '') return undefined;
  const look = lookOf(await file.head(HEAD_BYTES));
  if (look?.isSure === true && (prefix === '' || isWithoutKey(survey))) {
    return `it looks like ${look.what}`;
  }
  if (bad === 0 || !isWithoutKey(survey)) return undefined;
  if (look !== undefined) return `it looks like ${look.what}`;
  if (problems[0]?.includes(NOT_TEXT.problems[0] ?? '') === true) {
    return 'it looks like binary data, or like text in another encoding than UTF-8';
  }
  if (bad <= MAX_OF_NONE) return undefined;
  const lines = bad >= MAX_PROBLEMS ? `first ${bad} lines` : `${bad} lines`;
  return `none of its ${lines} is a key${prefix === '' ? '' : ` under the prefix ${quoted(prefix)}`}`;
}

/** Throws an InputError when the file, or a line of it, is no good, or names too many keys. */
export function refuseBadKeys(
  { maxDeletes, keysFrom }: DeleteKeysInputs,
  { names, bad, problems, notKeys }: KeysSurvey,
): void {
  if (notKeys !== undefined) {
    throw new InputError([
      `keys-from ${quoted(keysFrom)} is not a file of keys: ${notKeys}`,
      ...problems.slice(0, 1).map((problem) => problem.replace(/^, /, '')),
      'write one key a line in UTF-8, each in full from the root of the bucket, or name the ' +
        'report of an earlier run',
    ]);
  }
  if (bad > 0) {
    const lines = problems.map((problem) => `input "keys-from"${problem}`);
    const more = bad - problems.length;
    throw new InputError(more > 0 ? [...lines, `and ${counted(more)} more lines`] : lines);
  }
  if (maxDeletes?.kind !== 'count' || names.size <= maxDeletes.count) return;
  throw new InputError([
    `input "max-deletes" allows ${counted(maxDeletes.count)} objects to be deleted, "keys-from" ` +
      `names ${counted(names.size)}: nothing was deleted; check the file, or raise the limit`,
  ]);
}
