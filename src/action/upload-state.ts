import * as core from '@actions/core';
import { shown } from '../core/shown.ts';
import type { OpenUpload } from '../object-store/object-store.ts';
import type { UploadJournal } from '../s3/multipart/clean-up.ts';

const UPLOAD = 'upload-';

/** Keeps in the step's state which multipart uploads are open, for the step after a kill. */
export const uploadJournal: UploadJournal = {
  opened(slot, upload) {
    core.saveState(`${UPLOAD}${slot}`, JSON.stringify(upload));
  },
  closed(slot) {
    core.saveState(`${UPLOAD}${slot}`, '');
  },
};

/** What the main step saved of uploads that it neither completed nor aborted. */
export interface UploadsLeft {
  readonly uploads: readonly OpenUpload[];
  /** Of each value that can't be read, what is wrong with it. */
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
    else problems.push(`the saved state ${shown(name)} names no upload: ${shown(value)}`);
  }
  return { uploads, problems };
}

function uploadOf(text: string): OpenUpload | undefined {
  try {
    const value = JSON.parse(text) as Readonly<Record<string, unknown>> | null;
    const { bucket, key, uploadId } = value ?? {};
    if (!isName(bucket) || !isName(key) || !isName(uploadId)) return undefined;
    return { bucket, key, uploadId };
  } catch {
    return undefined;
  }
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && value !== '';
}
