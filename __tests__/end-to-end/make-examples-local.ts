import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What can't run without an account: the released action becomes that of the checkout, the sign-in
 * by OIDC gives way, because the engine passes keys in the environment, and artifacts are copied to
 * and from the folder ARTIFACTS. Before the first of them is there, the program MEANWHILE is what
 * happens while people review.
 */
export function makeLocal(workflow: string): string {
  const local = withLocalArtifacts(workflow.replaceAll('uses: org/s3-batch-action@v1', 'uses: ./'));
  const signIn = /( *- uses: )aws-actions\/configure-aws-credentials@.*\n(?: {8,}.*\n)*/g;
  // A workflow that needs no checkout needs one for an action that is in the checkout.
  return local.replace(
    signIn,
    local.includes('actions/checkout@') ? '' : '$1actions/checkout@v7\n',
  );
}

function withLocalArtifacts(workflow: string): string {
  const step =
    /( *- (?:if: .*\n *)?)uses: actions\/(upload|download)-artifact@.*\n((?: {8,}.*\n)*)/g;
  return workflow.replace(step, (_, start: string, way: string, inputs: string) => {
    const [, name = ''] = / name: (.+)/.exec(inputs) ?? [];
    const [, path = ''] = / path: (.+)/.exec(inputs) ?? [];
    const commands =
      way === 'upload'
        ? [`mkdir "$ARTIFACTS/${name}"`, `cp "${path}" "$ARTIFACTS/${name}"`]
        : ['bash "$MEANWHILE"', `cp "$ARTIFACTS/${name}"/* .`];
    return `${start}run: ${commands.join(' && ')}\n`;
  });
}

/** Rewrites the examples of the copy at `root`, and gives the site the name that they use. */
function makeExamplesLocal(root: string): void {
  const folder = join(root, 'examples/workflows');
  for (const name of readdirSync(folder)) {
    const file = join(folder, name);
    writeFileSync(file, makeLocal(readFileSync(file, 'utf8')));
  }
  cpSync(join(root, 'examples/site'), join(root, 'public'), { recursive: true });
}

const [, , root] = process.argv;
if (import.meta.main && root !== undefined) makeExamplesLocal(root);
