import { parseHeaderRules } from '../../plan/header-rules.ts';
import { parseGlobs } from './globs.ts';
import { parseSource, refuseReportInSource } from './paths.ts';
import { parseUploadPrefix } from './prefix.ts';
import type { Reader } from './reader.ts';
import type { CommonInputs, ModeName, UploadDirInputs } from './types.ts';

/** The inputs of upload-dir; without a mode, only what is wrong whatever the mode. */
export function parseUpload(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: Omit<CommonInputs, 'prefix'>,
  mode: ModeName | undefined,
): UploadDirInputs {
  const { rules, problems } = parseHeaderRules(reader.block('headers'));
  for (const problem of problems) reader.problems.push(`input "headers", ${problem}`);
  const isUpload = mode === 'upload-dir';
  const source = isUpload || reader.text('source') !== '' ? parseSource(reader, env) : '';
  if (isUpload && common.report !== undefined) {
    refuseReportInSource(reader, common.report, source);
  }
  return {
    ...common,
    mode: 'upload-dir',
    prefix: isUpload ? parseUploadPrefix(reader) : '',
    source,
    sourceGiven: reader.text('source'),
    include: parseGlobs(reader, 'include'),
    exclude: parseGlobs(reader, 'exclude'),
    includeHiddenFiles: reader.flag('include-hidden-files'),
    followSymlinks: reader.flag('follow-symlinks'),
    allowEmptySource: reader.flag('allow-empty-source'),
    headers: rules,
    ifExists: reader.choice('if-exists', ['overwrite', 'skip', 'fail']),
  };
}
