import type { ListPartsCommandOutput } from '@aws-sdk/client-s3';
import { StoreError } from '../../core/errors.ts';
import type { AbortRequest, AbortResult, OpenUpload } from '../../object-store/object-store.ts';
import type { SendOptions } from '../send/call.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import { isGone } from './complete.ts';
import { toStoreError } from '../errors.ts';
import { s3Request } from '../request.ts';

/** Bytes of all parts of an open upload, page by page. */
export async function uploadSize(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal | undefined,
): Promise<number> {
  const options = { signal, isOptional: true };
  let size = 0;
  let marker: string | undefined;
  do {
    const { Parts = [], ...page } = await sendListParts(sender, upload, options, marker);
    for (const part of Parts) size += part.Size ?? 0;
    marker = page.IsTruncated === true ? page.NextPartNumberMarker : undefined;
  } while (marker !== undefined);
  return size;
}

type Circumstances = Omit<SendOptions<unknown>, 'missing' | 'writes'>;

/** One page of the parts after the one that `marker` numbers. */
export function sendListParts(
  sender: Sender,
  { bucket, key, uploadId }: OpenUpload,
  circumstances: Circumstances,
  marker?: string,
): Promise<ListPartsCommandOutput> {
  const command = s3Request('ListParts', {
    Bucket: bucket,
    Key: key,
    UploadId: uploadId,
    ...(marker !== undefined && { PartNumberMarker: marker }),
  });
  return sender.send(command, {
    ...circumstances,
    missing: ({ IsTruncated, NextPartNumberMarker, Parts = [] }) => {
      if (typeof IsTruncated !== 'boolean') return 'IsTruncated';
      if (Parts.some(({ Size }) => Size === undefined)) return 'a size in every row';
      const isAhead = Number(NextPartNumberMarker) > Number(marker ?? 0);
      return IsTruncated && !isAhead ? 'a marker that leads on' : undefined;
    },
  });
}

/** Proven to have reached the store, which says nothing of parts that are on their way. */
export function sendAbort(
  sender: Sender,
  { bucket, key, uploadId }: OpenUpload,
  circumstances: Circumstances,
) {
  const parameters = { Bucket: bucket, Key: key, UploadId: uploadId };
  return sender.send(s3Request('AbortMultipartUpload', parameters), {
    ...circumstances,
    writes: 1,
    missing: ({ $metadata }) => ($metadata.httpStatusCode === 204 ? undefined : 'status 204'),
  });
}

/** How often an upload is aborted that has parts again each time. */
const MAX_ROUNDS = 4;

const ROUNDS: Policy = { attempts: MAX_ROUNDS, budget: Infinity, retryOf: () => 'again' };

/**
 * Aborts an upload until its parts can't be found any more, as S3 advises: one that was on its way
 * may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html).
 */
export async function endUpload(
  sender: Sender,
  { gate, ...upload }: AbortRequest,
  signal: AbortSignal | undefined,
): Promise<AbortResult> {
  const patience = sender.patience(ROUNDS);
  let attempts = 0;
  for (let round = 1; ; round += 1) {
    try {
      const answer = await sendAbort(sender, upload, { signal, gate });
      attempts += answer.$metadata.attempts ?? 1;
    } catch (thrown) {
      const { attempts: sent = 1 } = toStoreError(thrown, signal);
      // After a lost answer, or in a later round, it was this run that aborted it.
      if (!isGone(thrown) || (round === 1 && sent === 1)) throw thrown;
      return { attempts: attempts + sent };
    }
    if (await hasEnded(sender, upload, signal)) return { attempts };
    await patience.again(stillThere(), signal);
  }
}

/** Whoever may abort may not be allowed to look: then the answer to the abort has to do. */
async function hasEnded(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  try {
    await sendListParts(sender, upload, { signal });
    return false;
  } catch (thrown) {
    if (isGone(thrown) || toStoreError(thrown, signal).code === 'AccessDenied') return true;
    throw thrown;
  }
}

function stillThere(): StoreError {
  return new StoreError(
    'UploadStillThere',
    `the upload is still there after ${MAX_ROUNDS} aborts, because something goes on sending ` +
      'parts to it: end that, and run again',
  );
}
