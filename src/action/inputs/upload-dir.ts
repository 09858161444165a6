import { parseUploadPrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import { parseSourceInputs } from './source.ts';
import type { CommonInputs, ModeName, UploadDirInputs } from './types.ts';

/** The inputs of upload-dir; without a mode, only what is wrong whatever the mode. */
export function parseUpload(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: Omit<CommonInputs, 'prefix'>,
  mode: ModeName | undefined,
): UploadDirInputs {
  const prefix = mode === undefined ? '' : parseUploadPrefix(reader);
  return {
    ...parseSourceInputs(
      reader,
      env,
      { ...common, prefix },
      { isRequired: mode !== undefined, deletes: false },
    ),
    mode: 'upload-dir',
    ifExists: reader.choice('if-exists', ['overwrite', 'skip', 'fail']),
  };
}
