import { counted } from '../core/batch-error.ts';
import { codeOf, messageOf } from '../core/errors.ts';
import type { OpenUpload } from '../store/object-store.ts';
import { connectionOf } from './connection.ts';
import { parseInputs } from './inputs.ts';
import type { Log } from './log.ts';
import { quoted } from './printable.ts';
import { uploadsLeft } from './upload-state.ts';

/** Milliseconds for each upload: nobody waits for this step as for a cancelled one. */
const PATIENCE = 20_000;

/** Uploads that one message names. */
const NAMED = 5;

/**
 * The post step: aborts the multipart uploads that a killed main step left behind, by the ids
 * that it had saved, and no others. Fails when one may still be there.
 */
export async function cleanUp(env: NodeJS.ProcessEnv, log: Log): Promise<void> {
  process.exitCode = 1;
  const uploads = uploadsLeft(env);
  try {
    const left = uploads.length === 0 ? [] : await abortAll(uploads, env, log);
    if (left.length === 0) process.exitCode = 0;
    else log.fail(...problem(left));
  } catch (thrown) {
    log.fail(`${codeOf(thrown)}: ${messageOf(thrown)}`, ...problem(uploads));
  }
}

async function abortAll(
  uploads: readonly OpenUpload[],
  env: NodeJS.ProcessEnv,
  log: Log,
): Promise<readonly OpenUpload[]> {
  const inputs = parseInputs(env);
  const { openS3Store } = await import('../store/s3-store.ts');
  const store = await openS3Store(
    { ...connectionOf(inputs), limits: { cleanUp: PATIENCE } },
    inputs.bucket,
  );
  try {
    const left = await store.abortUploads(uploads);
    const gone = uploads.length - left.length;
    log.info(`aborted ${counted(gone)} multipart uploads that the killed step left behind`);
    return left;
  } finally {
    store.close();
  }
}

function problem(left: readonly OpenUpload[]): readonly string[] {
  const names = left.slice(0, NAMED).map(({ key }) => quoted(key));
  const more = left.length > NAMED ? ` and ${counted(left.length - NAMED)} more` : '';
  return [
    `${counted(left.length)} multipart uploads may still be there, and cost storage: ` +
      `${names.join(', ')}${more}`,
    'give the credentials s3:AbortMultipartUpload, and the bucket a lifecycle rule that aborts ' +
      'incomplete multipart uploads',
  ];
}
