import type { OpenUpload } from '../../object-store/object-store.ts';
import { toStoreError, unproven } from '../errors.ts';
import { createDeadline } from '../send/grace.ts';
import type { Policy } from '../send/patience.ts';
import type { Sender } from '../send/sender.ts';

/** Told of uploads, so that another process can clean up when this one is killed. */
export interface UploadJournal {
  /** `slot` is the least number that no open upload has. */
  opened(slot: number, upload: OpenUpload): void;
  closed(slot: number): void;
}

/** The multipart uploads of a store that are open. */
export interface OpenUploads {
  add(upload: OpenUpload): void;
  /** The upload was completed, or is proven to be gone. */
  delete(upload: OpenUpload): void;
}

/** `journal` hears of every upload, in slots that are used again. */
export function createOpenUploads(journal: UploadJournal | undefined): OpenUploads {
  const slots: (string | undefined)[] = [];
  return {
    add(upload) {
      const free = slots.indexOf(undefined);
      const slot = free === -1 ? slots.length : free;
      slots[slot] = upload.uploadId;
      journal?.opened(slot, upload);
    },
    delete({ uploadId }) {
      const slot = slots.indexOf(uploadId);
      if (slot === -1) return;
      slots[slot] = undefined;
      journal?.closed(slot);
    },
  };
}

/**
 * Aborts an upload and asks for its parts until the store says that it is gone, because a part
 * that was on its way may arrive after the abort
 * (https://docs.aws.amazon.com/AmazonS3/latest/API/API_AbortMultipartUpload.html). Resolves to
 * whether it is gone; never rejects.
 */
export async function abortUpload(sender: Sender, upload: OpenUpload): Promise<boolean> {
  // A signal of its own: the run's may have aborted already.
  const deadline = createDeadline(sender.limits.cleanUp, sender.time);
  try {
    return await abortUntil(sender, upload, deadline.signal);
  } finally {
    deadline.end();
  }
}

/** How often, with the waits between, and however badly the store has done before. */
const TRIES: Policy = { attempts: 3, retryOf: () => 'again', outlivesBatch: true };

async function abortUntil(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal,
): Promise<boolean> {
  const patience = sender.patience(TRIES);
  const options = { signal, isUrgent: true };
  for (let attempt = 1; ; attempt += 1) {
    let error = unproven('AbortMultipartUpload', 'an end of the parts');
    try {
      await sender.send('AbortMultipartUpload', upload, { ...options, writes: 1 });
      await sender.send('ListParts', upload, options);
    } catch (thrown) {
      error = toStoreError(thrown, signal);
      if (error.code === 'NoSuchUpload') return true;
      // Whoever may abort may not be allowed to look.
      if (error.code === 'AccessDenied') return attempt > 1;
    }
    const isAgain = await patience.again(error, signal).then(
      () => true,
      () => false,
    );
    if (!isAgain) return false;
  }
}
