import { InputError } from '../../core/errors.ts';
import { nearestName, quoteShort } from '../../core/text.ts';
import {
  type Definition,
  INPUTS,
  type Inputs,
  modeNamed,
  type ModeName,
  MODES,
} from '../modes/modes.ts';
import { bucketProblem, checkEnvironment, parseEndpoint } from './environment.ts';
import { otherInput, otherMode } from './other-names.ts';
import { parseReport, parseSourceInputs } from './paths.ts';
import { alternatives, createReader, type Reader, variableOf } from './reader.ts';
import { parseSiteUrl } from './site-url.ts';
import { COMMON_INPUTS, type InputSpecs, type SharedInputs } from './specs.ts';

const MAX_CONCURRENCY = 1000;

/**
 * The parsed inputs of the step, from the variables that the runner sets. Throws one InputError
 * with every problem. Nothing else reads an input.
 */
export function parseInputs(env: NodeJS.ProcessEnv): Inputs {
  const reader = createReader(env, INPUTS);
  refuseUnknown(reader, env);
  const mode = parseMode(reader);
  if (mode !== undefined) {
    refuseUnused(reader, mode);
    refuseEmpty(reader, { ...COMMON_INPUTS, ...mode.inputs });
  }
  const shared = parseShared(reader, env);
  checkEnvironment(reader, env);
  const inputs = mode?.parse(reader, shared, env);
  if (inputs === undefined) checkWithoutMode(reader, shared, env);
  if (inputs === undefined || reader.problems.length > 0) throw new InputError(reader.problems);
  return inputs;
}

/** What the summary of refused inputs depends on: only `summary: false` prevents it. */
export function parseSummaryInputs(
  env: NodeJS.ProcessEnv,
): Pick<Inputs, 'summary' | 'title'> & { readonly mode?: ModeName } {
  const reader = createReader(env, COMMON_INPUTS);
  const isWanted = reader.flag('summary') || reader.problems.length > 0;
  const mode = modeNamed(reader.text('mode'));
  return { summary: isWanted, title: reader.text('title'), ...(mode && { mode: mode.name }) };
}

function parseMode(reader: Reader): Definition | undefined {
  const given = reader.text('mode');
  const mode = modeNamed(given);
  if (mode !== undefined) return mode;
  const names = MODES.map(({ name }) => name);
  const near = nearestName(given, names);
  const remedy =
    otherMode(given) ??
    (near === undefined ? `write ${alternatives(names)}` : `did you mean "${near}"?`);
  reader.refuse('mode', given === '' ? 'is empty' : 'is unknown', remedy);
  return undefined;
}

/** Reports what is wrong in any mode. */
function checkWithoutMode(
  reader: Reader<string>,
  shared: SharedInputs,
  env: NodeJS.ProcessEnv,
): void {
  parseSourceInputs(reader, env, { ...shared, prefix: '' }, { isRequired: false, deletes: false });
}

/** A misspelt `exclude` would upload what was to be left out. */
function refuseUnknown(reader: Reader, env: NodeJS.ProcessEnv): void {
  const names = Object.keys(INPUTS);
  const known = new Set(names.map(variableOf));
  for (const variable of Object.keys(env)) {
    if (!variable.startsWith('INPUT_') || known.has(variable)) continue;
    const name = variable.slice('INPUT_'.length).toLowerCase();
    const near = nearestName(name, names);
    const remedy =
      otherInput(name) ?? (near === undefined ? 'remove it' : `did you mean "${near}"?`);
    reader.problems.push(`input ${quoteShort(name)} is unknown: ${remedy}`);
  }
}

function refuseUnused(reader: Reader<string>, mode: Definition): void {
  for (const name of Object.keys(INPUTS)) {
    if (name in COMMON_INPUTS || name in mode.inputs || reader.isDefault(name)) continue;
    reader.problems.push(`input "${name}" is not used by mode ${mode.name}: remove it`);
  }
}

/** A word for the default distinguishes it from an expression without a result. */
function refuseEmpty(reader: Reader<string>, specs: InputSpecs): void {
  for (const [name, { default: word, defaultMeans, isRequired }] of Object.entries(specs)) {
    if (defaultMeans === undefined || isRequired || !reader.isEmpty(name)) continue;
    // Where a root can be emptied, no workflow should fall back to it.
    const remedy =
      name === 'prefix' && 'whole-bucket' in specs
        ? `name a directory in the bucket, or write ${word} for its root`
        : `write ${word} for the default (${defaultMeans}); a workflow that passes it on can write \${{ inputs.${name} || '${word}' }}`;
    reader.problems.push(
      `${name} is empty: an expression in it may have come out empty; ${remedy}`,
    );
  }
}

function parseShared(reader: Reader, env: NodeJS.ProcessEnv): SharedInputs {
  const bucket = reader.text('bucket');
  const problem = bucketProblem(bucket);
  if (problem !== undefined) reader.refuse('bucket', problem.statement, problem.remedy);
  const endpoint = parseEndpoint(reader, env, bucket);
  const region = parseRegion(reader, env);
  const report = parseReport(reader, env);
  const expectedBucketOwner = parseOwner(reader);
  const siteUrl = parseSiteUrl(reader);
  const isPayer = reader.choice('request-payer', ['requester', 'none']) === 'requester';
  return {
    bucket,
    allowHttp: reader.flag('allow-http'),
    forcePathStyle: reader.isDefault('force-path-style')
      ? undefined
      : reader.flag('force-path-style'),
    concurrency: reader.isDefault('concurrency')
      ? undefined
      : reader.integer('concurrency', 1, MAX_CONCURRENCY, 1),
    dryRun: reader.flag('dry-run'),
    onFailure: reader.choice('on-failure', ['fail', 'warn']),
    summary: reader.flag('summary'),
    title: reader.text('title'),
    warnings: reader.warnings,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
    ...(expectedBucketOwner !== undefined && { expectedBucketOwner }),
    ...(isPayer && { requestPayer: 'requester' }),
    ...(report !== undefined && { report }),
    ...(siteUrl !== undefined && { siteUrl }),
  };
}

/** Undefined: the store is not asked to check the owner. */
function parseOwner(reader: Reader): string | undefined {
  if (reader.isDefault('expected-bucket-owner')) return undefined;
  const owner = reader.text('expected-bucket-owner');
  if (/^\d{12}$/.test(owner)) return owner;
  const remedy = /^\d{1,11}$/.test(owner)
    ? 'write all 12 digits, in quotes, since YAML drops leading zeros'
    : 'write its 12 digits, or none';
  reader.refuse('expected-bucket-owner', 'is not the id of an AWS account', remedy);
  return undefined;
}

function parseRegion(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('region');
  if (given !== '' && !/^[a-z0-9-]+$/i.test(given)) {
    reader.refuse('region', 'is not the name of a region', 'write eu-central-1, for example');
  }
  return [given, env['AWS_REGION'], env['AWS_DEFAULT_REGION']].find(Boolean);
}
