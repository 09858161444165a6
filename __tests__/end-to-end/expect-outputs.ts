/**
 * What is wrong with a step's outputs, a line for each; none: they are as expected.
 * An expectation is `name=value`; a name that the step didn't set has no value at all.
 */
export function wrongOutputs(
  outputs: Readonly<Record<string, string>>,
  expectations: readonly string[],
): readonly string[] {
  return expectations.flatMap((expectation) => {
    const [name = '', ...rest] = expectation.split('=');
    const expected = rest.join('=');
    const actual = outputs[name];
    if (actual === expected) return [];
    const shown = actual === undefined ? 'not set' : `"${actual}"`;
    return [`output ${name}: ${shown} instead of "${expected}"`];
  });
}

/** Holds the outputs in the variable OUTPUTS, as `toJSON` gives them, to the arguments. */
function expectOutputs(expectations: readonly string[]): void {
  if (expectations.length === 0) throw new Error('name what is expected: name=value …');
  const outputs = JSON.parse(process.env['OUTPUTS'] ?? '') as Record<string, string>;
  const wrong = wrongOutputs(outputs, expectations);
  if (wrong.length === 0) return;
  process.stderr.write(`${wrong.join('\n')}\n`);
  process.exitCode = 1;
}

if (import.meta.main) expectOutputs(process.argv.slice(2));
