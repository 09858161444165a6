import { nearest } from '../core/nearest.ts';
import { shown } from '../core/shown.ts';
import { parseAbort } from './inputs/abort-uploads.ts';
import { bucketProblem } from './inputs/bucket.ts';
import { parseDelete } from './inputs/delete-prefix.ts';
import { checkEnvironment } from './inputs/environment.ts';
import { parseEndpoint } from './inputs/endpoint.ts';
import { INPUTS, MODES, modesOf, type InputName, type InputSpec } from './inputs/names.ts';
import { otherInput, otherMode } from './inputs/other-names.ts';
import { parseReport } from './inputs/paths.ts';
import { alternatives, createReader, variableOf, type Reader } from './inputs/reader.ts';
import { InputError, type CommonInputs, type Inputs, type ModeName } from './inputs/types.ts';
import { parseSync } from './inputs/sync-dir.ts';
import { parseUpload } from './inputs/upload-dir.ts';

const MAX_CONCURRENCY = 1000;
const MAX_BATCH_SIZE = 1000;

/**
 * What the workflow asks for, from the variables that the runner sets. Throws one InputError with
 * everything that is wrong. Nothing else reads an input.
 */
export function parseInputs(env: NodeJS.ProcessEnv): Inputs {
  const reader = createReader(env);
  refuseUnknown(reader, env);
  const mode = parseModeName(reader);
  if (mode !== undefined) {
    refuseUnused(reader, mode);
    refuseEmpty(reader, mode);
  }
  const common = parseCommon(reader, env);
  checkEnvironment(reader, env);
  const inputs = parseMode(mode, reader, env, common);
  if (reader.problems.length > 0) throw new InputError(reader.problems);
  return inputs;
}

function parseModeName(reader: Reader): ModeName | undefined {
  const given = reader.text('mode');
  const mode = MODES.find((name) => name === given);
  if (mode !== undefined) return mode;
  const near = nearest(given, MODES);
  const remedy =
    otherMode(given) ??
    (near === undefined ? `write ${alternatives(MODES)}` : `did you mean "${near}"?`);
  reader.refuse('mode', given === '' ? 'is empty' : 'is unknown', remedy);
  return undefined;
}

/** Without a mode, as in the first of them. */
function parseMode(
  mode: ModeName | undefined,
  reader: Reader,
  env: NodeJS.ProcessEnv,
  common: Omit<CommonInputs, 'prefix'>,
): Inputs {
  switch (mode) {
    case 'delete-prefix':
      return parseDelete(reader, env, common);
    case 'sync-dir':
      return parseSync(reader, env, common);
    case 'abort-uploads':
      return parseAbort(reader, common);
    case 'upload-dir':
    case undefined:
      return parseUpload(reader, env, common, mode);
  }
}

/** A misspelt `exclude` would upload what was to be left out. */
function refuseUnknown(reader: Reader, env: NodeJS.ProcessEnv): void {
  const names = Object.keys(INPUTS);
  const known = new Set(names.map(variableOf));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const near = nearest(name, names);
    const remedy =
      otherInput(name) ?? (near === undefined ? 'remove it' : `did you mean "${near}"?`);
    reader.problems.push(`input ${shown(name)} is unknown: ${remedy}`);
  }
}

function refuseUnused(reader: Reader, mode: ModeName): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    if (modesOf(name).includes(mode) || reader.text(name) === INPUTS[name].default) continue;
    reader.problems.push(`input "${name}" is not used by mode ${mode}: remove it`);
  }
}

/** A word for the default tells what is meant from an expression without a result. */
function refuseEmpty(reader: Reader, mode: ModeName): void {
  for (const name of Object.keys(INPUTS) as InputName[]) {
    const { default: word, defaultMeans }: InputSpec = INPUTS[name];
    if (defaultMeans === undefined || !modesOf(name).includes(mode)) continue;
    if (!reader.isEmpty(name) || isRequired(name, mode)) continue;
    reader.problems.push(
      `${name} is empty: an expression in it may have come out empty; write ${word} if ` +
        `${defaultMeans} is meant, and in a wrapper pass on \${{ inputs.${name} || '${word}' }}`,
    );
  }
}

/** Its own parser refuses the default too. */
function isRequired(name: InputName, mode: ModeName): boolean {
  return name === 'older-than' && mode === 'abort-uploads';
}

function parseCommon(reader: Reader, env: NodeJS.ProcessEnv): Omit<CommonInputs, 'prefix'> {
  const bucket = reader.text('bucket');
  const problem = bucketProblem(bucket);
  if (problem !== undefined) reader.refuse('bucket', problem.statement, problem.remedy);
  const endpoint = parseEndpoint(reader, env);
  const region = parseRegion(reader, env);
  const report = parseReport(reader, env);
  return {
    bucket,
    allowHttp: reader.flag('allow-http'),
    forcePathStyle:
      reader.text('force-path-style') === INPUTS['force-path-style'].default
        ? endpoint !== undefined
        : reader.flag('force-path-style'),
    concurrency:
      reader.text('concurrency') === INPUTS.concurrency.default
        ? undefined
        : reader.integer('concurrency', 1, MAX_CONCURRENCY, 1),
    batchSize: reader.integer('batch-size', 1, MAX_BATCH_SIZE, MAX_BATCH_SIZE),
    dryRun: reader.flag('dry-run'),
    onFailure: reader.choice('on-failure', ['fail', 'warn']),
    unmatched: reader.choice('unmatched', ['auto', 'warn', 'ignore']),
    warnings: reader.warnings,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    ...(report !== undefined && { report }),
  };
}

function parseRegion(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('region');
  if (given !== '' && !/^[a-z0-9-]+$/i.test(given)) {
    reader.refuse('region', 'is not the name of a region', 'write eu-central-1, for example');
  }
  return [given, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(Boolean);
}
