import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { modeOf } from '../../src/action/modes/modes.ts';
import { InputError } from '../../src/core/errors.ts';
import { modeContext } from './mode-context.ts';
import { BUCKET } from './test-store.ts';

/**
 * The message with which the action refuses inputs in a workspace. Rejects when it opens a store,
 * which comes before any request, and when it refuses nothing.
 */
export async function refusalOf(
  inputs: Readonly<Record<string, string>>,
  workspace: string,
): Promise<string> {
  try {
    const given = parsed(inputs, workspace);
    for await (const outcome of modeOf(given).run(given, WITHOUT_STORE)) {
      throw new Error(`there was an outcome: ${JSON.stringify(outcome)}`);
    }
  } catch (thrown) {
    if (thrown instanceof InputError) return thrown.problems.join('\n');
    throw thrown;
  }
  throw new Error('the inputs were not refused');
}

function parsed(inputs: Readonly<Record<string, string>>, workspace: string) {
  const given = Object.entries({ bucket: BUCKET, region: 'eu-central-1', ...inputs });
  const variables = given.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]);
  return parseInputs({
    GITHUB_WORKSPACE: workspace,
    ...(Object.fromEntries(variables) as Record<string, string>),
  });
}

const WITHOUT_STORE = modeContext(() =>
  Promise.reject(new Error('a store was opened, so requests would be sent')),
);
