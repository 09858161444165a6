import type { Outcome } from '../../core/outcome.ts';
import type { Inputs } from '../inputs/types.ts';
import { abortUploads } from './abort-uploads.ts';
import { deletePrefix } from './delete-prefix.ts';
import type { ModeContext } from './mode.ts';
import { syncDir } from './sync-dir.ts';
import { uploadDir } from './upload-dir.ts';

/** Starts the mode that the inputs are of; nothing happens before its first outcome is asked for. */
export function startMode(
  inputs: Inputs,
  context: ModeContext,
): AsyncGenerator<Outcome, void, undefined> {
  switch (inputs.mode) {
    case 'upload-dir':
      return uploadDir(inputs, context);
    case 'sync-dir':
      return syncDir(inputs, context);
    case 'delete-prefix':
      return deletePrefix(inputs, context);
    case 'abort-uploads':
      return abortUploads(inputs, context);
  }
}
