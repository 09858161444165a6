import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';

interface Step {
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
}

/** Steps that need GitHub, by the action, and what is run in place of each; undefined: nothing. */
const LOCAL: Readonly<
  Record<string, ((given: Readonly<Record<string, string>>) => string) | undefined>
> = {
  'actions/setup-node': undefined,
  'actions/upload-artifact': ({ name, path }) => `cp -r "${path}" "$ARTIFACTS/${name}"`,
  'actions/download-artifact': ({ name, path }) => `cp -r "$ARTIFACTS/${name}" "${path}"`,
  'actions/attest': ({ 'subject-path': path }) => `sha256sum ${path} >"$ARTIFACTS/attested"`,
};

/** The release workflow without what needs GitHub (signature, artifacts, Node's installation) or takes long. */
export function makeReleaseLocal(workflow: string): string {
  const parsed = parse(workflow) as { jobs: Record<string, { steps: readonly Step[] }> };
  for (const job of Object.values(parsed.jobs)) job.steps = job.steps.flatMap(localStep);
  return stringify(parsed);
}

/** Commands that are stages of the gate by themselves. */
const STAGES: readonly (string | undefined)[] = ['npm ci', 'node scripts/check-dist.ts'];

function localStep(step: Step): readonly Step[] {
  if (STAGES.includes(step.run)) return [];
  const action = step.uses?.split('@')[0] ?? '';
  if (!(action in LOCAL)) return [step];
  const run = LOCAL[action]?.(step.with ?? {});
  return run === undefined ? [] : [{ run }];
}

/** Rewrites the workflow of the copy at `root`, gives CHANGELOG.md a section of its version, and prints that. */
function prepare(root: string): void {
  const rewrite = (name: string, change: (text: string) => string) => {
    writeFileSync(join(root, name), change(readFileSync(join(root, name), 'utf8')));
  };
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    version: string;
  };
  rewrite('.github/workflows/release.yml', makeReleaseLocal);
  rewrite('CHANGELOG.md', (text) => text.replace(/^## .*$/m, `## ${version} - 2026-01-31`));
  process.stdout.write(version);
}

const [, , root] = process.argv;
if (import.meta.main && root !== undefined) prepare(root);
