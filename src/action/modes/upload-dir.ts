import type { IfExists } from '../../core/items.ts';
import { parseSourceInputs } from '../inputs/paths.ts';
import { parseUploadPrefix } from '../inputs/prefix.ts';
import { SOURCE_INPUTS, type SourceInputs } from '../inputs/specs.ts';
import { defineMode, optionsFrom } from './mode.ts';

export interface UploadDirInputs extends SourceInputs {
  readonly mode: 'upload-dir';
  readonly ifExists: IfExists;
}

export const uploadDirMode = defineMode({
  name: 'upload-dir',
  summary: 'uploads every selected file of a directory under a prefix',
  inputs: {
    ...SOURCE_INPUTS,
    'if-exists': { default: 'overwrite', defaultMeans: 'a new version of objects that exist' },
  },
  ops: ['upload'],
  verb: 'upload',
  parse(reader, shared, env): UploadDirInputs {
    const place = { ...shared, prefix: parseUploadPrefix(reader) };
    return {
      ...parseSourceInputs(reader, env, place, { isRequired: true, deletes: false }),
      mode: 'upload-dir',
      ifExists: reader.choice('if-exists', ['overwrite', 'skip', 'fail']),
    };
  },
  async *run(inputs, context) {
    const { uploadDirectory } = await import('../../transfer/upload-directory.ts');
    yield* uploadDirectory({ ...inputs, ...optionsFrom(context) });
  },
});
