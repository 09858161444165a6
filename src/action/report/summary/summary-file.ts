import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf } from '../../../core/errors.ts';
import { makeFolder } from '../../../local/safe-file.ts';
import { SECRET_VARIABLES } from '../../connection.ts';
import type { Log } from '../../log.ts';
import type { RunFiles } from '../outputs.ts';

/**
 * Bytes of the file, and so at most as many characters. GitHub takes 65,536 characters as a comment;
 * the rest is for the author's own words.
 */
const MAX_FILE = 60_000;

/**
 * Writes Markdown of at most as many bytes as `markdownOf` is called with to a new file. One that
 * can't be written is a warning and never a failure.
 */
export async function writeSummaryFile(
  markdownOf: (maxBytes: number) => string,
  log: Pick<Log, 'warning'>,
  env: NodeJS.ProcessEnv,
): Promise<Pick<RunFiles, 'summary'>> {
  try {
    const path = join(await makeFolder(env), 'summary.md');
    await writeFile(path, `${maskedIn(markdownOf(MAX_FILE - 1), env)}\n`, { flag: 'wx' });
    return { summary: path };
  } catch (thrown) {
    log.warning(
      `the output summary-file is empty, because its file can't be written: ${messageOf(thrown)}`,
    );
    return {};
  }
}

/** Characters from which a value is taken for a secret; no store makes shorter ones. */
const MIN_SECRET = 8;

/** The runner masks secrets in the log and in the job summary, but not in a comment. */
function maskedIn(markdown: string, env: NodeJS.ProcessEnv): string {
  const secrets = SECRET_VARIABLES.map((name) => env[name]?.trim() ?? '');
  return secrets
    .filter(({ length }) => length >= MIN_SECRET)
    .reduce((text, secret) => text.replaceAll(secret, '***'), markdown);
}
