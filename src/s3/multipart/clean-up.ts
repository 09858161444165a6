import { StoreError } from '../../core/errors.ts';
import type { OpenUpload } from '../../object-store/object-store.ts';
import { createDeadline } from '../send/grace.ts';
import type { Sender } from '../send/sender.ts';
import { sendAbort, sendListParts } from './abort.ts';

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

const ABORT_ATTEMPTS = 3;

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

async function abortUntil(
  sender: Sender,
  upload: OpenUpload,
  signal: AbortSignal,
): Promise<boolean> {
  for (let attempt = 1; attempt <= ABORT_ATTEMPTS && !signal.aborted; attempt += 1) {
    const options = { signal, isUrgent: true };
    try {
      await sendAbort(sender, upload, options);
      await sendListParts(sender, upload, options);
    } catch (thrown) {
      if (thrown instanceof StoreError && thrown.code === 'NoSuchUpload') return true;
      // Whoever may abort may not be allowed to look.
      if (thrown instanceof StoreError && thrown.code === 'AccessDenied') return attempt > 1;
    }
  }
  return false;
}
