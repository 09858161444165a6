import { cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * What can't run without an account: the released action becomes that of the checkout, and the
 * sign-in by OIDC gives way, because the engine passes keys in the environment.
 */
export function makeLocal(workflow: string): string {
  const local = workflow.replaceAll('uses: org/s3-batch-action@v1', 'uses: ./');
  const signIn = /( *- uses: )aws-actions\/configure-aws-credentials@.*\n(?: {8,}.*\n)*/g;
  // A workflow that needs no checkout needs one for an action that is in the checkout.
  return local.replace(
    signIn,
    local.includes('actions/checkout@') ? '' : '$1actions/checkout@v7\n',
  );
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
