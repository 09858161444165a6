import { nearest } from '../core/nearest.ts';
import { globProblem } from '../core/globs.ts';
import { shown } from '../core/shown.ts';
import { parseAge } from '../plan/age.ts';
import { parseMaxDeletes } from '../plan/deletes-cap.ts';
import { parseHeaderRules } from '../plan/header-rules.ts';
import { bucketProblem } from './inputs/bucket.ts';
import { parseEndpoint } from './inputs/endpoint.ts';
import { INPUTS, MODES, modesOf, type InputName } from './inputs/names.ts';
import { parseReport, parseSource, refuseReportInSource } from './inputs/paths.ts';
import { parseDeletePrefix, parseUploadPrefix } from './inputs/prefix.ts';
import { createReader, variableOf, type Reader } from './inputs/reader.ts';
import {
  InputError,
  type CommonInputs,
  type DeletePrefixInputs,
  type Inputs,
  type ModeName,
  type UploadDirInputs,
} from './inputs/types.ts';

const MAX_CONCURRENCY = 1000;
const MAX_BATCH_SIZE = 1000;

/**
 * What the workflow asks for, from the variables that the runner sets. Throws one InputError with
 * everything that is wrong. Nothing else reads an input.
 */
export function parseInputs(env: NodeJS.ProcessEnv): Inputs {
  const reader = createReader(env);
  refuseUnknown(reader, env);
  const mode = parseMode(reader);
  if (mode !== undefined) refuseUnused(reader, mode);
  const common = parseCommon(reader, env);
  const inputs =
    mode === 'delete-prefix' ? parseDelete(reader, common) : parseUpload(reader, env, common, mode);
  if (reader.problems.length > 0) throw new InputError(reader.problems);
  return inputs;
}

function parseMode(reader: Reader): ModeName | undefined {
  const given = reader.text('mode');
  const mode = MODES.find((name) => name === given);
  if (mode !== undefined) return mode;
  const near = nearest(given, MODES);
  const remedy = near === undefined ? 'write one of these' : `did you mean "${near}"?`;
  reader.refuse('mode', MODES.join(' or '), remedy);
  return undefined;
}

/** A misspelt `exclude` would upload what was to be left out. */
function refuseUnknown(reader: Reader, env: NodeJS.ProcessEnv): void {
  const names = Object.keys(INPUTS);
  const known = new Set(names.map(variableOf));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const near = nearest(name, names);
    const remedy = near === undefined ? 'remove it' : `did you mean "${near}"?`;
    reader.problems.push(`input ${shown(name)} is unknown: ${remedy}`);
  }
}

function refuseUnused(reader: Reader, mode: ModeName): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    if (modesOf(name).includes(mode) || reader.text(name) === INPUTS[name].default) continue;
    reader.problems.push(`input "${name}" is not used by mode ${mode}: remove it`);
  }
}

function parseCommon(reader: Reader, env: NodeJS.ProcessEnv): Omit<CommonInputs, 'prefix'> {
  const bucket = reader.text('bucket');
  const problem = bucketProblem(bucket);
  if (problem !== undefined) reader.refuse('bucket', problem.expected, problem.remedy);
  const endpoint = parseEndpoint(reader, env);
  const region = parseRegion(reader, env);
  const report = parseReport(reader, env);
  return {
    bucket,
    allowHttp: reader.flag('allow-http'),
    forcePathStyle:
      reader.text('force-path-style') === ''
        ? endpoint !== undefined
        : reader.flag('force-path-style'),
    concurrency:
      reader.text('concurrency') === 'auto'
        ? undefined
        : reader.integer('concurrency', 1, MAX_CONCURRENCY, 1),
    batchSize: reader.integer('batch-size', 1, MAX_BATCH_SIZE, MAX_BATCH_SIZE),
    dryRun: reader.flag('dry-run'),
    onFailure: reader.choice('on-failure', ['fail', 'warn']),
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    ...(report !== undefined && { report }),
  };
}

function parseRegion(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('region');
  if (given !== '' && !/^[a-z0-9-]+$/i.test(given)) {
    reader.refuse('region', 'the name of a region', 'write eu-central-1, for example');
  }
  return [given, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(Boolean);
}

function parseUpload(
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

function parseGlobs(reader: Reader, name: 'include' | 'exclude'): readonly string[] {
  const lines = reader.lines(name);
  for (const line of lines) {
    const problem = globProblem(line);
    if (problem !== undefined) reader.problems.push(`input "${name}": ${problem}`);
  }
  return lines;
}

function parseDelete(reader: Reader, common: Omit<CommonInputs, 'prefix'>): DeletePrefixInputs {
  const given = reader.text('max-deletes');
  const maxDeletes = parseMaxDeletes(given);
  if (given !== '' && maxDeletes === undefined) {
    const expected = 'a count or a percentage from 0% to 100%';
    reader.refuse('max-deletes', expected, 'write 500 or 10%, for example');
  }
  const olderThan = parseOlderThan(reader);
  return {
    ...common,
    mode: 'delete-prefix',
    prefix: parseDeletePrefix(reader),
    include: parseGlobs(reader, 'include'),
    exclude: parseGlobs(reader, 'exclude'),
    ...(olderThan !== undefined && { olderThan }),
    ...(maxDeletes && { maxDeletes }),
  };
}

function parseOlderThan(reader: Reader): number | undefined {
  const given = reader.text('older-than');
  const age = parseAge(given);
  if (given !== '' && age === undefined) {
    const expected = 'a whole number with a unit: m, h, d or w';
    reader.refuse('older-than', expected, 'write 12h or 30d, for example');
  }
  return age;
}
