import * as core from '@actions/core';
import type { OpenUpload } from '../store/object-store.ts';
import type { UploadJournal } from '../store/open-uploads.ts';

const PHASE = 'phase';
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

/** Tells the post step that the main one has begun. */
export function saveMainPhase(): void {
  core.saveState(PHASE, 'main');
}

/** The runner runs the same file for both, and gives the post step what the main one has saved. */
export function isPostStep(env: NodeJS.ProcessEnv): boolean {
  return env[`STATE_${PHASE}`] === 'main';
}

/** The uploads that the main step neither completed nor aborted. */
export function uploadsLeft(env: NodeJS.ProcessEnv): readonly OpenUpload[] {
  return Object.entries(env).flatMap(([name, value]) =>
    name.startsWith(`STATE_${UPLOAD}`) && value ? [JSON.parse(value) as OpenUpload] : [],
  );
}
