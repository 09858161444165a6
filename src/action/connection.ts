import * as core from '@actions/core';
import { quoteShort } from '../core/text.ts';
import type { OpenUpload } from '../object-store/object-store.ts';
import { DEFAULT_CONCURRENCY } from '../operations/run-operation.ts';
import type { UploadJournal } from '../s3/multipart/finish.ts';
import type { OpenTraffic } from '../s3/send/traffic.ts';
import type { S3Connection } from '../s3/store-client.ts';
import type { S3Store } from '../s3/store.ts';
import type { CredentialsUsed } from '../s3/way.ts';
import type { LockJournal } from '../sync/record.ts';
import { type Log, mask } from './log.ts';
import type { Inputs } from './modes/modes.ts';
import { unwritableText } from './report/line-file.ts';

const UPLOAD = 'upload-';
const LOCK = 'lock';

/** What a run keeps in the step's state, for the post step after a kill. */
export interface Journals {
  /** The multipart uploads that are open. */
  readonly uploads: UploadJournal;
  /** The lock that the run holds. */
  readonly lock: LockJournal;
}

/** Journals in the state of the step. Without a file for it, a warning says what a kill would leave. */
export function createJournals(bucket: string, log: Pick<Log, 'warning'>): Journals {
  let isWarned = false;
  const save = (name: string, value: string) => {
    try {
      core.saveState(name, value);
    } catch (thrown) {
      if (isWarned) return;
      isWarned = true;
      log.warning(
        'the post step can neither abort multipart uploads nor release the lock if this run is ' +
          `killed, because GITHUB_STATE's file ${unwritableText(process.env['GITHUB_STATE'], thrown)}`,
      );
    }
  };
  return {
    uploads: {
      opened(slot, upload) {
        save(`${UPLOAD}${slot}`, JSON.stringify(upload));
      },
      closed(slot) {
        save(`${UPLOAD}${slot}`, '');
      },
    },
    lock: {
      taken(stateKey, nonce) {
        save(LOCK, JSON.stringify({ bucket, key: stateKey, nonce }));
      },
      ended() {
        save(LOCK, '');
      },
    },
  };
}

/** A lock that the main step saved. */
export interface SavedLock {
  readonly bucket: string;
  /** Key of the state object. */
  readonly key: string;
  readonly nonce: string;
}

/** The lock that the main step left, by what it saved; undefined when there is none. */
export function lockLeft(env: NodeJS.ProcessEnv): SavedLock | undefined {
  const value = namesIn(env[`STATE_${LOCK}`] ?? '');
  if (value === undefined) return undefined;
  const { bucket, key, nonce } = value;
  return isName(bucket) && isName(key) && isName(nonce) ? { bucket, key, nonce } : undefined;
}

/** What the main step saved of uploads that it neither completed nor aborted. */
export interface UploadsLeft {
  readonly uploads: readonly OpenUpload[];
  /** A problem for each value that can't be read. */
  readonly problems: readonly string[];
}

/** The uploads that the main step left open, by what it saved. */
export function uploadsLeft(env: NodeJS.ProcessEnv): UploadsLeft {
  const uploads: OpenUpload[] = [];
  const problems: string[] = [];
  for (const [name, value = ''] of Object.entries(env)) {
    if (!name.startsWith(`STATE_${UPLOAD}`) || value === '') continue;
    const upload = uploadOf(value);
    if (upload !== undefined) uploads.push(upload);
    else problems.push(`the saved state ${quoteShort(name)} names no upload: ${quoteShort(value)}`);
  }
  return { uploads, problems };
}

function uploadOf(text: string): OpenUpload | undefined {
  const { bucket, key, uploadId } = namesIn(text) ?? {};
  if (!isName(bucket) || !isName(key) || !isName(uploadId)) return undefined;
  return { bucket, key, uploadId };
}

function namesIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return (JSON.parse(text) as Readonly<Record<string, unknown>> | null) ?? undefined;
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}

/** Sockets beyond one per concurrent object: a multipart upload uses several. */
const SPARE_SOCKETS = 32;

interface StoreFacts {
  /** The endpoint of the requests, once it is known. */
  endpoint: string | undefined;
  readonly traffic: OpenTraffic;
}

interface StoreUse {
  readonly state: StoreFacts;
  readonly journal: UploadJournal;
  readonly signal: AbortSignal;
}

/** Opens the store that the inputs name; its facts are kept up to date. */
export async function openStore(
  inputs: Inputs,
  log: Log,
  { state: facts, journal: uploadJournal, signal }: StoreUse,
): Promise<S3Store> {
  const { bucket, region } = inputs;
  const { traffic } = facts;
  const tell = (url: string, credentials?: CredentialsUsed) => {
    facts.endpoint = url;
    const place = `bucket: ${bucket}, region: ${region ?? 'looked up'}`;
    log.info(`endpoint: ${url}, ${place}${credentials ? `, ${described(credentials)}` : ''}`);
  };
  // Not loaded for inputs that are refused: the SDK is most of what there is to load.
  const { openS3Store } = await import('../s3/store.ts');
  return openS3Store(
    { ...connectionOf(inputs), onEndpoint: tell, onSdk: sdkReporter(log), uploadJournal, traffic },
    bucket,
    { signal },
  );
}

/** Says in the log why the AWS SDK sends the requests. */
export function sdkReporter(log: Log): (reason: string) => void {
  return (reason) => {
    log.info(`the AWS SDK sends the requests: ${reason}`);
  };
}

/** Characters of an access key id that are shown, if it has at least twice as many. */
const SHOWN_END = 4;

/** Enough of the credentials to recognize them; an access key id is not secret. */
function described({ source, accessKeyId }: CredentialsUsed): string {
  const end = accessKeyId.length < 2 * SHOWN_END ? '' : accessKeyId.slice(-SHOWN_END);
  return `credentials: ${source}${end === '' ? '' : `, access key ending in ${end}`}`;
}

/** Where the inputs say that the store is. */
export function connectionOf(inputs: Inputs): S3Connection {
  const { region, endpoint, allowHttp, forcePathStyle, concurrency } = inputs;
  const { expectedBucketOwner, requestPayer } = inputs;
  return {
    allowHttp,
    ...(forcePathStyle !== undefined && { forcePathStyle }),
    ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
    ...(requestPayer !== undefined && { requestPayer }),
    maxSockets: (concurrency ?? DEFAULT_CONCURRENCY) + SPARE_SOCKETS,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

/** Variables of the environment whose values are secret. */
export const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Keeps the credentials of the environment out of the log. */
export function maskCredentials(env: NodeJS.ProcessEnv): void {
  for (const name of SECRET_VARIABLES) {
    const value = env[name];
    if (!value) continue;
    mask(value);
    // What prints it may have trimmed it.
    if (value.trim() !== '' && value.trim() !== value) mask(value.trim());
  }
}
