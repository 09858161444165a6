import { parseHeaderRules } from '../../plan/header-rules.ts';
import { parseGlobs } from './globs.ts';
import { parseSource, refuseReportInSource } from './paths.ts';
import type { Reader } from './reader.ts';
import type { CommonInputs, SourceInputs } from './types.ts';

/** The inputs of the modes that upload a directory, which some only may name. */
export function parseSourceInputs(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: CommonInputs,
  { isRequired, deletes }: { readonly isRequired: boolean; readonly deletes: boolean },
): SourceInputs {
  const { rules, problems, warnings } = parseHeaderRules(reader.block('headers'));
  reader.problems.push(...problems.map((problem) => `headers, ${problem}`));
  reader.warnings.push(...warnings.map((warning) => `headers, ${warning}`));
  const followSymlinks = reader.flag('follow-symlinks');
  const isNamed = isRequired || reader.text('source') !== '';
  const source = isNamed ? parseSource(reader, env, followSymlinks) : '';
  if (isRequired && common.report !== undefined) {
    refuseReportInSource(reader, common.report, source);
  }
  return {
    ...common,
    source,
    sourceGiven: reader.text('source'),
    include: parseGlobs(reader, 'include', deletes),
    exclude: parseGlobs(reader, 'exclude', deletes),
    includeHiddenFiles: reader.flag('include-hidden-files'),
    followSymlinks,
    allowEmptySource: reader.flag('allow-empty-source'),
    headers: rules,
  };
}
