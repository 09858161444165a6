import { StoreError } from '../../core/errors.ts';
import type { AbortRequest, AbortResult, OpenUpload } from '../../object-store/object-store.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';
import { isGone } from './complete.ts';
import { toStoreError } from '../errors.ts';

/** Bytes of all parts of an open upload, page by page. */
export async function uploadSize(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal | undefined,
): Promise<number> {
  let size = 0;
  let after: number | undefined;
  do {
    const page = { ...upload, ...(after !== undefined && { after }) };
    const { answer } = await sender.send('ListParts', page, { signal, isOptional: true });
    for (const bytes of answer.sizes) size += bytes ?? 0;
    after = answer.isTruncated === true ? answer.next : undefined;
  } while (after !== undefined);
  return size;
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
      const aborted = await sender.send('AbortMultipartUpload', upload, {
        signal,
        gate,
        writes: 1,
      });
      attempts += aborted.attempts;
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
    await sender.send('ListParts', upload, { signal });
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
