import { parseGlobInputs } from '../inputs/lines.ts';
import { parseDeletePrefix } from '../inputs/prefix.ts';
import { parseOlderThan } from '../inputs/reader.ts';
import {
  type CommonInputs,
  GLOB_INPUTS,
  type GlobInputs,
  OLDER_THAN_INPUT,
  WHOLE_BUCKET_INPUT,
} from '../inputs/specs.ts';
import { defineMode, eventsTo } from './mode.ts';

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
    const olderThan = parseOlderThan(reader);
    if (reader.isDefault('older-than')) {
      const why = 'write 1d or more, since a young upload may still be in progress';
      reader.problems.push(`older-than is required in mode abort-uploads: ${why}`);
    }
    const prefix = parseDeletePrefix(reader);
    const globs = parseGlobInputs(reader, true);
    const mode = 'abort-uploads';
    return { ...shared, ...globs, mode, prefix, olderThan: olderThan ?? Infinity };
  },
  async *run(inputs, context) {
    const feature = await import('../../prune/abort-uploads.ts');
    yield* feature.abortUploads({
      ...inputs,
      store: () => context.openStore(),
      signal: context.signal,
      onEvent: eventsTo(context, (noPlan: never) => noPlan),
    });
  },
});
