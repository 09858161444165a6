import { realpathSync, statSync, type Stats } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { shown } from '../../core/shown.ts';
import { isInside } from '../../sources/is-inside.ts';
import { resolveFile } from '../../sources/safe-file.ts';
import type { Reader } from './reader.ts';

/** The directory that paths in a workflow are relative to. */
export function workspaceOf(env: NodeJS.ProcessEnv): string {
  const workspace = env['GITHUB_WORKSPACE'];
  return workspace === undefined || workspace === '' ? process.cwd() : workspace;
}

/** The absolute path of the source, a directory inside the workspace. */
export function parseSource(reader: Reader, env: NodeJS.ProcessEnv): string {
  const given = reader.text('source');
  const workspace = workspaceOf(env);
  const path = resolve(workspace, given);
  const stats = statsOf(path);
  const expected = 'a directory in the workspace';
  if (given === '') {
    reader.refuse('source', expected, 'name the directory to upload');
  } else if (stats === undefined) {
    const remedy = `${shown(path)} does not exist; check the path and the step that builds it`;
    reader.refuse('source', expected, remedy);
  } else if (!stats.isDirectory()) {
    const remedy = 'it is no directory; name the directory, and pick files with "include"';
    reader.refuse('source', expected, remedy);
  } else if (!isInside(realOf(workspace), realOf(path))) {
    const remedy = `it leads to ${shown(realOf(path))}; copy it into the workspace`;
    reader.refuse('source', expected, remedy);
  }
  return path;
}

/** The absolute path of the report without links, if one was asked for. */
export function parseReport(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('report');
  if (given === '') return undefined;
  const path = resolve(workspaceOf(env), given);
  const expected = 'a file that can be written';
  if (/\p{Cc}/u.test(given)) {
    reader.refuse('report', expected, 'write one path without control characters');
  } else if (given.endsWith('/') || statsOf(path)?.isDirectory() === true) {
    reader.refuse('report', expected, 'it is a directory; add the name of a file');
  } else if (statsOf(dirname(path))?.isDirectory() !== true) {
    reader.refuse('report', expected, `create the directory ${shown(dirname(path))} first`);
  } else if (statsOf(path)?.isFile() === false) {
    reader.refuse('report', expected, 'it is no regular file; name another');
  } else {
    return ownFileOf(reader, 'report', expected, path, env);
  }
  return path;
}

/**
 * The path without links, of a file that is opened later. What the workflow's author names may lie
 * anywhere; but the checkout, which others write, must not lead the run to files elsewhere.
 */
function ownFileOf(
  reader: Reader,
  name: 'report' | 'keys-from',
  expected: string,
  path: string,
  env: NodeJS.ProcessEnv,
): string {
  const roots = [workspaceOf(env), env['RUNNER_TEMP'] ?? ''].filter((root) => root !== '');
  const file = resolveFile(path, roots);
  if (file?.isDangling === true) {
    reader.refuse(name, expected, 'it is a link to nothing; remove the link, or name a file');
  } else if (file?.isOutside === true) {
    const remedy =
      `it leads by a link to ${shown(file.path)}, outside of the workspace and RUNNER_TEMP; ` +
      'remove the link, or name that file itself';
    reader.refuse(name, expected, remedy);
  }
  return file?.path ?? path;
}

/** The absolute path of the file of keys without links, if one was given. */
export function parseKeysFrom(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('keys-from');
  if (given === '') return undefined;
  const path = resolve(workspaceOf(env), given);
  const stats = statsOf(path);
  const expected = 'a file of keys';
  if (stats === undefined) {
    const remedy = `${shown(path)} does not exist; check the path and the step that writes it`;
    reader.refuse('keys-from', expected, remedy);
  } else if (!stats.isFile()) {
    const remedy = stats.isDirectory() ? 'it is a directory' : 'it can be read only once';
    reader.refuse('keys-from', expected, `${remedy}; name a file`);
  } else {
    return ownFileOf(reader, 'keys-from', expected, path, env);
  }
  return path;
}

/** The report is emptied before the keys are read. */
export function refuseReportOverKeys(reader: Reader, report: string, keysFrom: string): void {
  const [old, keys] = [statsOf(report), statsOf(keysFrom)];
  const isSame = old !== undefined && old.dev === keys?.dev && old.ino === keys.ino;
  if (!isSame) return;
  reader.refuse('report', 'another file than "keys-from"', 'write it somewhere else');
}

/** A report that grows in the directory that is being uploaded would be uploaded half done. */
export function refuseReportInSource(reader: Reader, report: string, source: string): void {
  const file = join(realOf(dirname(report)), basename(report));
  if (!isInside(realOf(source), file)) return;
  reader.refuse('report', 'a file outside of "source"', 'write it somewhere else');
}

/** The path without links; the path itself where there is nothing. */
function realOf(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return path;
  }
}

function statsOf(path: string): Stats | undefined {
  try {
    return statSync(path);
  } catch {
    return undefined;
  }
}
