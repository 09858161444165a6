import { isDeniedRequest, messageOf } from '../core/errors.ts';
import { formatCount, plural, quote } from '../core/text.ts';
import { stateHeaders, statePathOf } from '../headers/own-objects.ts';
import type { OpenUpload } from '../object-store/object-store.ts';
import type { S3Store, UnprovenAbort } from '../s3/store.ts';
import {
  connectionOf,
  lockLeft,
  maskCredentials,
  type SavedLock,
  sdkReporter,
  uploadsLeft,
} from './connection.ts';
import { parseInputs } from './inputs/inputs.ts';
import type { Inputs } from './modes/modes.ts';
import { log } from './log.ts';
import { thrownLines } from './report/failure-text.ts';

/** Milliseconds for each upload; the runner does not hurry this step as it does a cancelled one. */
const PATIENCE = 20_000;

/** Maximum number of uploads that one message names. */
const NAMED = 5;

/**
 * The post step: aborts the multipart uploads that a killed main step left behind, by the ids that
 * it had saved, in the bucket that the inputs name, and no others; then it releases the lock that
 * the step held. With nothing saved it reads no input and opens no store. The exit code is 1 when an
 * upload may still be there. Where the credentials may not abort, which no run can change, that is a
 * warning, as it is for a lock, which frees itself after minutes.
 */
export async function cleanUp(env: NodeJS.ProcessEnv): Promise<void> {
  process.exitCode = 1;
  maskCredentials(env);
  const { uploads, problems } = uploadsLeft(env);
  const messages = [...problems];
  try {
    if (uploads.length > 0) messages.push(...(await abortAll(uploads, env)));
  } catch (thrown) {
    messages.push(...thrownLines(thrown), ...stillThere(uploads));
  }
  const lock = lockLeft(env);
  if (lock !== undefined) await releaseLock(lock, env);
  if (messages.length === 0) process.exitCode = 0;
  else log.fail(...messages);
}

/** Releases the lock of a killed sync, if it is that of the state object which the inputs name. */
async function releaseLock(lock: SavedLock, env: NodeJS.ProcessEnv): Promise<void> {
  try {
    const inputs = parseInputs(env);
    const isOfInputs = inputs.mode === 'sync-dir' && lock.key === inputs.stateKey;
    if (!isOfInputs || lock.bucket !== inputs.bucket) {
      log.warning('the saved state names another lock than the inputs: that lock was not touched');
      return;
    }
    const { returnLock } = await import('../sync/state/lease.ts');
    const { bucket, prefix } = inputs;
    const headers = stateHeaders(inputs.headers, statePathOf(lock.key, prefix));
    const isReleased = await withStore(inputs, (store) =>
      returnLock({ store, bucket, prefix, key: lock.key, headers }, lock.nonce),
    );
    if (isReleased) log.info(`released the lock in ${quote(lock.key)} that the killed step held`);
  } catch (thrown) {
    log.warning(
      ...thrownLines(thrown),
      'the lock of the killed step could not be released: it expires by itself',
    );
  }
}

/** A message for each problem with the uploads that were not aborted. */
async function abortAll(
  uploads: readonly OpenUpload[],
  env: NodeJS.ProcessEnv,
): Promise<readonly string[]> {
  const inputs = parseInputs(env);
  const own = uploads.filter(({ bucket }) => bucket === inputs.bucket);
  const others = uploads.length - own.length;
  const left = own.length === 0 ? [] : await abortOwn(own, inputs);
  return [
    ...(others === 0
      ? []
      : [
          `the saved state names ${plural(others, 'upload')} in another bucket than ` +
            `${quote(inputs.bucket)}, the input "bucket": ${others === 1 ? 'it was' : 'they were'} not touched`,
        ]),
    ...(left.length === 0 ? [] : stillThere(left)),
  ];
}

/** Resolves to the uploads that may still be there although the credentials may abort them. */
async function abortOwn(
  uploads: readonly OpenUpload[],
  inputs: Inputs,
): Promise<readonly OpenUpload[]> {
  const unproven = await withStore(inputs, (store) => store.abortUploads(uploads));
  const unverified = unproven.filter(({ end }) => end === 'unverified');
  const open = unproven.filter(({ end }) => end !== 'unverified');
  const denied = open.filter(({ end }) => isDeniedRequest(end));
  const aborted = uploads.length - open.length;
  log.info(`aborted ${plural(aborted, 'multipart upload')} that the killed step left behind`);
  if (unverified.length > 0) log.notice(unverifiedText(unverified.length));
  if (denied.length > 0) log.warning(...deniedText(denied));
  return open.filter(({ end }) => !isDeniedRequest(end)).map(({ upload }) => upload);
}

function unverifiedText(count: number): string {
  return (
    `whether parts arrived after the abort of ${plural(count, 'multipart upload')} is not known: ` +
    'allow s3:ListMultipartUploadParts on the objects of the bucket to have it checked'
  );
}

function deniedText(denied: readonly UnprovenAbort[]): readonly string[] {
  const [first] = denied.map(({ end }) => messageOf(end));
  const [named = '', remedy = ''] = stillThere(denied.map(({ upload }) => upload));
  return [`${named}: the store refused to abort: ${first ?? ''}`, remedy];
}

async function withStore<Result>(
  inputs: Inputs,
  use: (store: S3Store) => Promise<Result>,
): Promise<Result> {
  const { openS3Store } = await import('../s3/store.ts');
  const limits = { cleanUp: PATIENCE, request: PATIENCE };
  const store = await openS3Store(
    { ...connectionOf(inputs), onSdk: sdkReporter(log), limits },
    inputs.bucket,
  );
  try {
    return await use(store);
  } finally {
    store.close();
  }
}

function stillThere(left: readonly OpenUpload[]): readonly string[] {
  const names = left.slice(0, NAMED).map(({ key }) => quote(key));
  const more = left.length > NAMED ? ` and ${formatCount(left.length - NAMED)} more` : '';
  return [
    `${plural(left.length, 'multipart upload')} may still exist and cost storage: ` +
      `${names.join(', ')}${more}`,
    'give the credentials s3:AbortMultipartUpload, and the bucket a lifecycle rule that aborts ' +
      'incomplete multipart uploads',
  ];
}
