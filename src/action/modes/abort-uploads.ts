import { parseGlobInputs } from '../inputs/lines.ts';
import { parseDeletePrefix } from '../inputs/prefix.ts';
import { parseMinimumAge } from '../inputs/reader.ts';
import {
  type CommonInputs,
  GLOB_INPUTS,
  type GlobInputs,
  OLDER_THAN_INPUT,
  WHOLE_BUCKET_INPUT,
} from '../inputs/specs.ts';
import { defineMode, optionsFrom } from './mode.ts';

export interface AbortUploadsInputs extends CommonInputs, GlobInputs {
  readonly mode: 'abort-uploads';
  /** Milliseconds. */
  readonly olderThan: number;
}

export const abortUploadsMode = defineMode({
  name: 'abort-uploads',
  summary: 'aborts old multipart uploads under a prefix that were never completed',
  inputs: {
    ...WHOLE_BUCKET_INPUT,
    ...GLOB_INPUTS,
    'older-than': { ...OLDER_THAN_INPUT['older-than'], isRequired: true },
  },
  ops: ['abort'],
  verb: 'abort',
  parse(reader, shared): AbortUploadsInputs {
    const olderThan = parseMinimumAge(reader, 'abort-uploads');
    const prefix = parseDeletePrefix(reader);
    return {
      ...shared,
      ...parseGlobInputs(reader, true),
      mode: 'abort-uploads',
      prefix,
      olderThan,
    };
  },
  async *run(inputs, context) {
    const { abortUploads } = await import('../../prune/abort-uploads.ts');
    yield* abortUploads({ ...inputs, ...optionsFrom(context) });
  },
});
