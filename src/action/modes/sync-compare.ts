import { StoreError } from '../../core/errors.ts';
import { forEach } from './for-each.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { DEFAULT_CONCURRENCY } from '../../operations/skeleton.ts';
import {
  judgeFile,
  type FileFacts,
  type FileVerdict,
  type StoredFacts,
} from '../../plan/file-verdict.ts';
import { joinKey } from '../../plan/keys.ts';
import { headersLost, headersOfCopy } from '../../plan/stored-headers.ts';
import { createAccessReader } from './sync-access.ts';
import { askObject } from './sync-ask.ts';
import { headersHash } from './sync-state.ts';
import { rowsOf } from './sync-files.ts';
import type { SyncView } from './sync-view.ts';

/** What is to be done with each file, and what it takes. */
export interface Comparison {
  /** By the files' rows. */
  readonly verdicts: readonly FileVerdict[];
  /** What copies need to know, by the files' rows. */
  readonly copies: ReadonlyMap<number, CopyFacts>;
  /** Files that can't be compared, by their rows. */
  readonly problems: ReadonlyMap<number, StoreError>;
  /** Copies that lose access rights which can't be read. */
  readonly unreadAccess: number;
  readonly lostHeaders: LostHeaders;
}

/** Headers that objects have and are to have no longer, as far as a HEAD told of them. */
export interface LostHeaders {
  /** Objects that lose at least one. */
  objects: number;
  readonly byName: Map<string, number>;
}

export interface CopyFacts {
  readonly etag: string;
  readonly headers: ObjectHeaders;
}

/** A function that gives the headers of a file by its path. */
export type HeadersFor = (path: string) => ObjectHeaders;

/** Compares all files; where the listing and the state don't tell, asks the objects, in parallel. */
export async function compareFiles(
  view: SyncView,
  headersFor: HeadersFor,
  signal: AbortSignal,
): Promise<Comparison> {
  const { inputs, source, hashing } = view;
  const verdicts: FileVerdict[] = [];
  const problems = new Map(hashing.problems);
  const copies = new Map<number, CopyFacts>();
  const access = createAccessReader(view);
  const lostHeaders: LostHeaders = { objects: 0, byName: new Map() };
  const asked: number[] = [];
  for (const row of rowsOf(source.files)) {
    const verdict = judgeFile(factsOf(view, row, headersFor));
    verdicts.push(verdict);
    if (verdict.action === 'ask' && !problems.has(row)) asked.push(row);
  }
  const ask = async (row: number, abort: AbortSignal) => {
    try {
      const answer = await askObject(view, row, verdicts[row], abort);
      const facts = { ...factsOf(view, row, headersFor), stored: answer };
      const verdict = judgeFile(facts);
      verdicts[row] = verdict;
      if (verdict.action !== 'skip') noteLost(lostHeaders, facts.headers, answer);
      if (verdict.action === 'copy' && answer !== 'gone') {
        const grants = await access.grantsFor(row, facts.headers, abort);
        const headers = { ...headersOfCopy(facts.headers, answer.headers), ...grants };
        copies.set(row, { etag: `"${answer.etag}"`, headers });
      }
    } catch (thrown) {
      if (!(thrown instanceof StoreError) || thrown.scope === 'batch' || abort.aborted)
        throw thrown;
      problems.set(row, thrown);
    }
  };
  const { concurrency = DEFAULT_CONCURRENCY } = inputs;
  await forEach(asked, ask, { concurrency, signal });
  return { verdicts, copies, problems, unreadAccess: access.unread, lostHeaders };
}

function noteLost(lost: LostHeaders, wanted: ObjectHeaders, answer: StoredFacts | 'gone'): void {
  const names = answer === 'gone' ? [] : headersLost(wanted, answer.headers);
  if (names.length > 0) lost.objects += 1;
  for (const name of names) lost.byName.set(name, (lost.byName.get(name) ?? 0) + 1);
}

/** What the listing and the state tell of a file's object. */
function factsOf(view: SyncView, row: number, headersFor: HeadersFor): FileFacts {
  const { inputs, source, matches, state, hashing } = view;
  const path = source.files.pathOf(row);
  const listed = matches.listedAs(row);
  const headers = headersFor(path);
  return {
    size: source.files.sizeOf(row),
    compare: inputs.compare,
    md5: source.files.md5Of(row),
    isETagOfParts: hashing.isETagOfParts(row),
    headers,
    headersHash: headersHash(headers),
    listed,
    record: listed && state.recordOf(joinKey(inputs.prefix, path), listed),
  };
}
