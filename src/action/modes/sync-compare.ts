import type { Content } from '../../core/content.ts';
import { codeOf, messageOf, StoreError } from '../../core/errors.ts';
import { forEach } from './for-each.ts';
import type { ObjectHeaders } from '../../core/object-headers.ts';
import { DEFAULT_CONCURRENCY } from '../../operations/skeleton.ts';
import { bareETag } from '../../plan/etag.ts';
import {
  judgeFile,
  NOT_COMPARED,
  type FileFacts,
  type FileVerdict,
  type StoredFacts,
} from '../../plan/file-verdict.ts';
import { joinKey } from '../../plan/keys.ts';
import { headersOfCopy } from '../../plan/stored-headers.ts';
import { digestContent } from '../../sources/content-digests.ts';
import type { ChecksumName, StoredObject } from '../../store/object-store.ts';
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
      if (verdict.action === 'copy' && answer !== 'gone') {
        const headers = headersOfCopy(facts.headers, answer.headers);
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
  return { verdicts, copies, problems };
}

/** What the listing and the state tell of a file's object. */
function factsOf(view: SyncView, row: number, headersFor: HeadersFor): FileFacts {
  const { inputs, source, index, state, hashing } = view;
  const path = source.files.pathOf(row);
  const key = joinKey(inputs.prefix, path);
  const at = index.rowOf(key);
  const listed = at === undefined ? undefined : index.at(at);
  const headers = headersFor(path);
  return {
    size: source.files.sizeOf(row),
    compare: inputs.compare,
    md5: source.files.md5Of(row),
    isETagOfParts: hashing.isETagOfParts(row),
    headers,
    headersHash: headersHash(headers),
    listed,
    record: listed && state.recordOf(key, listed),
  };
}

async function askObject(
  { inputs, store, source }: SyncView,
  row: number,
  verdict: FileVerdict | undefined,
  signal: AbortSignal,
): Promise<StoredFacts | 'gone'> {
  const key = joinKey(inputs.prefix, source.files.pathOf(row));
  const withChecksums = verdict?.action === 'ask' && verdict.about === 'content';
  const object = await store
    .head({ bucket: inputs.bucket, key, withChecksums }, signal)
    .catch((thrown: unknown) => {
      throw notCompared(thrown);
    });
  if (object === undefined) return 'gone';
  const { size, etag, headers } = object;
  const content = source.files.contentOf(row);
  const isChecksumEqual = size === content.size ? await hasChecksum(content, object) : undefined;
  return { size, etag: bareETag(etag), headers, isChecksumEqual };
}

const STRONGEST_FIRST: readonly ChecksumName[] = ['sha256', 'sha1', 'crc32'];

/** Whether the bytes have the stored checksum; undefined: there is none. */
async function hasChecksum(
  content: Content,
  { checksums }: StoredObject,
): Promise<boolean | undefined> {
  const name = STRONGEST_FIRST.find((one) => checksums[one] !== undefined);
  if (name === undefined) return undefined;
  const { checksum } = await digestContent(content, { checksum: name });
  return checksum === checksums[name];
}

function notCompared(thrown: unknown): unknown {
  if (!(thrown instanceof StoreError)) return thrown;
  const { scope, status, requestId, attempts } = thrown;
  const message = `${NOT_COMPARED}: ${messageOf(thrown)}`;
  return new StoreError(codeOf(thrown), message, {
    scope,
    cause: thrown,
    ...(status !== undefined && { status }),
    ...(requestId !== undefined && { requestId }),
    ...(attempts !== undefined && { attempts }),
  });
}
