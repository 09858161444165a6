import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { InputError } from '../../src/core/errors.ts';

export type Given = Readonly<Record<string, string>>;

/** A workspace with a directory `public`, a link to it, and a file; and inputs given in it. */
export function givenInputs() {
  const workspace = mkdtempSync(join(tmpdir(), 'inputs-'));
  mkdirSync(join(workspace, 'public'));
  writeFileSync(join(workspace, 'file'), '');
  symlinkSync('public', join(workspace, 'link'));

  const envOf = (inputs: Given, env: Given = {}): NodeJS.ProcessEnv => ({
    GITHUB_WORKSPACE: workspace,
    ...env,
    ...Object.fromEntries(
      Object.entries(inputs).map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]),
    ),
  });

  const problemsOf = (inputs: Given, env: Given = {}): readonly string[] => {
    try {
      parseInputs(envOf(inputs, env));
    } catch (thrown) {
      if (thrown instanceof InputError) return thrown.problems;
      throw thrown;
    }
    return [];
  };
  return { workspace, envOf, problemsOf };
}
