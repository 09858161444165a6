import type { Inputs } from '../inputs/types.ts';
import type { Mode, ModeContext } from './mode.ts';

/**
 * Starts the mode that the inputs are of; nothing happens before its first outcome is asked for.
 * Only that mode is loaded: of a run that has little to do, loading is what takes the time.
 */
export async function startMode(
  inputs: Inputs,
  context: ModeContext,
): Promise<ReturnType<Mode<Inputs>>> {
  switch (inputs.mode) {
    case 'upload-dir': {
      const { uploadDir } = await import('./upload-dir.ts');
      return uploadDir(inputs, context);
    }
    case 'sync-dir': {
      const { syncDir } = await import('./sync-dir.ts');
      return syncDir(inputs, context);
    }
    case 'delete-prefix': {
      const { deletePrefix } = await import('./delete-prefix.ts');
      return deletePrefix(inputs, context);
    }
    case 'abort-uploads': {
      const { abortUploads } = await import('./abort-uploads.ts');
      return abortUploads(inputs, context);
    }
  }
}
