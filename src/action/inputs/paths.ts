import { lstatSync, realpathSync, type Stats, statSync } from 'node:fs';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { quoteShort } from '../../core/text.ts';
import { parseHeaderRules } from '../../headers/rules.ts';
import { isInside } from '../../local/file-target.ts';
import { identityAt } from '../../local/held-directory.ts';
import { resolveFile } from '../../local/safe-file.ts';
import { parseGlobInputs } from './lines.ts';
import type { Reader } from './reader.ts';
import type { CommonInputs, SOURCE_INPUTS, SourceInputs } from './specs.ts';

/** The directory that paths in a workflow are relative to. */
export function workspaceOf(env: NodeJS.ProcessEnv): string {
  const workspace = env['GITHUB_WORKSPACE'];
  return workspace === undefined || workspace === '' ? process.cwd() : workspace;
}

/** What is at the top of a repository, and not of what its build writes. */
const OF_REPOSITORIES = ['.git', 'node_modules', 'package.json'];

/**
 * The source, a directory inside the workspace, with what is there now: a walk takes no other. The
 * source itself may only be a link where links are followed; a link above it, as package managers
 * make them, is like any other directory as long as it leads to a place inside the workspace.
 */
function parseSource(
  reader: Reader<'source'>,
  env: NodeJS.ProcessEnv,
  followSymlinks: boolean,
): Pick<SourceInputs, 'source' | 'sourceIdentity'> {
  const given = reader.text('source');
  const workspace = workspaceOf(env);
  const path = resolve(workspace, given);
  const real = realOf(path);
  const stats = statsOf(real);
  if (given === '') {
    reader.refuse('source', 'is empty', 'name the directory to upload');
  } else if (stats === undefined) {
    reader.refuse('source', `does not exist, looked for at ${quoteShort(path)}`, remedyFor(given));
  } else if (!stats.isDirectory()) {
    const remedy = 'name the directory, and select files with include';
    reader.refuse('source', 'is not a directory', remedy);
  } else if (!isInside(realOf(workspace), real)) {
    const statement = `is outside the workspace, at ${quoteShort(real)}`;
    reader.refuse('source', statement, 'copy it into the workspace');
  } else if (!followSymlinks && path !== resolve(workspace) && isLink(path)) {
    const statement = `is a symbolic link to ${quoteShort(real)}`;
    reader.refuse('source', statement, 'name that directory, or set follow-symlinks: true');
  } else {
    warnOfRepository(reader, path);
    warnOfPattern(reader, given);
    return { source: path, sourceIdentity: identityAt(real) };
  }
  return { source: path };
}

/** What to do about a source that is not there. */
function remedyFor(given: string): string {
  const segments = given.split('/');
  const first = segments.findIndex((segment) => /[*?[{]/.test(segment));
  if (first !== -1) {
    const directory = segments.slice(0, first).join('/') || '.';
    const glob = segments.slice(first).join('/');
    return `source takes a directory, not a pattern; write source: ${quoteShort(directory)} and include: ${quoteShort(glob)}`;
  }
  if (sep === '/' && given.includes('\\')) {
    return `a backslash is not a separator here; write ${quoteShort(given.replaceAll('\\', '/'))}`;
  }
  return 'check the path, and that the step that builds it ran before this one';
}

/** A directory may have such a name, but hardly ever has. */
function warnOfPattern(reader: Reader<'source'>, given: string): void {
  const mark = given.includes('*') ? 'star' : 'backslash';
  if (mark === 'backslash' && (sep === '\\' || !given.includes('\\'))) return;
  reader.warnings.push(
    `source ${quoteShort(given)} has a ${mark}, and a directory of exactly that name exists: check that ` +
      'it is the one you mean',
  );
}

/** Without a look into any of them. */
function warnOfRepository(reader: Reader<'source'>, source: string): void {
  const found = OF_REPOSITORIES.filter((name) => lstatOf(join(source, name)) !== undefined);
  if (found.length === 0) return;
  reader.warnings.push(
    `source ${quoteShort(reader.text('source'))} has ${found.join(', ')}, so it looks like a repository, not ` +
      'like built files: check that it is the directory to publish',
  );
}

/** The absolute path of the report without links, if one was asked for. */
export function parseReport(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('report');
  if (given === '') return undefined;
  const path = resolve(workspaceOf(env), given);
  if (/\p{Cc}/u.test(given)) {
    reader.refuse('report', 'has a line break or control character', 'write one path');
  } else if (given.endsWith('/') || statsOf(path)?.isDirectory() === true) {
    reader.refuse('report', 'is a directory', 'add the name of a file');
  } else if (statsOf(dirname(path))?.isDirectory() !== true) {
    const remedy = `create the directory ${quoteShort(dirname(path))} first`;
    reader.refuse('report', 'is in a directory that does not exist', remedy);
  } else if (statsOf(path)?.isFile() === false) {
    reader.refuse('report', 'is not a regular file', 'name another');
  } else {
    return ownFileOf(reader, 'report', path, env);
  }
  return path;
}

/**
 * The path without links, of a file that is opened later. What the workflow's author names may lie
 * anywhere; but the checkout, which others write, must not lead the run to files elsewhere.
 */
export function ownFileOf<Name extends string>(
  reader: Reader<Name>,
  name: Name,
  path: string,
  env: NodeJS.ProcessEnv,
): string {
  const roots = [workspaceOf(env), env['RUNNER_TEMP'] ?? ''].filter((root) => root !== '');
  const file = resolveFile(path, roots);
  if (file?.isDangling === true) {
    reader.refuse(name, 'is a link to nothing', 'remove the link, or name a file');
  } else if (file?.isOutside === true) {
    const statement = `is a link to ${quoteShort(file.path)}, outside the workspace and RUNNER_TEMP`;
    reader.refuse(name, statement, 'remove the link, or name that file itself');
  }
  return file?.path ?? path;
}

/** A report that grows in the directory that is being uploaded would be uploaded half done. */
function refuseReportInSource(reader: Reader<'report'>, report: string, source: string): void {
  const file = join(realOf(dirname(report)), basename(report));
  if (!isInside(realOf(source), file)) return;
  reader.refuse('report', 'is inside "source"', 'write it somewhere else');
}

/** The path without links; the path itself where there is nothing. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function isLink(path: string): boolean {
  return lstatOf(path)?.isSymbolicLink() === true;
}

function lstatOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}

/** Undefined where there is nothing. */
export function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}

/** The inputs of a mode that uploads a directory; `isRequired` false: "source" may be left out. */
export function parseSourceInputs(
  reader: Reader<'report' | keyof typeof SOURCE_INPUTS>,
  env: NodeJS.ProcessEnv,
  common: CommonInputs,
  { isRequired, deletes }: { readonly isRequired: boolean; readonly deletes: boolean },
): SourceInputs {
  const { rules, problems, warnings } = parseHeaderRules(reader.block('headers'));
  reader.problems.push(...problems.map((problem) => `headers, ${problem}`));
  reader.warnings.push(...warnings.map((warning) => `headers, ${warning}`));
  const followSymlinks = reader.flag('follow-symlinks');
  const isNamed = isRequired || reader.text('source') !== '';
  const place = isNamed ? parseSource(reader, env, followSymlinks) : { source: '' };
  if (isRequired && common.report !== undefined) {
    refuseReportInSource(reader, common.report, place.source);
  }
  return {
    ...common,
    ...place,
    sourceGiven: reader.text('source'),
    ...parseGlobInputs(reader, deletes),
    includeHiddenFiles: reader.flag('include-hidden-files'),
    followSymlinks,
    allowEmptySource: reader.flag('allow-empty-source'),
    headers: rules,
  };
}
