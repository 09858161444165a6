import type * as modesModule from '../../src/action/modes/modes.ts';

export interface ManifestInput {
  readonly description?: string;
  readonly default?: string;
}

/** What the inputs in an action.yml say otherwise than the definitions of the modes. */
export function manifestProblems(
  described: Readonly<Record<string, ManifestInput>>,
  { INPUTS, MODES, modesWith }: typeof modesModule,
): readonly string[] {
  const problems: string[] = [];
  const names = new Set([...Object.keys(INPUTS), ...Object.keys(described)]);
  for (const name of names) {
    const { description = '', default: word = '' } = described[name] ?? {};
    const read = INPUTS[name]?.default;
    if (!(name in described)) problems.push(`${name} is missing`);
    else if (read === undefined) problems.push(`${name} is read by no mode`);
    else if (word !== read) problems.push(`${name} has the default "${word}" instead of "${read}"`);
    if (!/^\S.*\.$/s.test(description.trim())) problems.push(`${name} is not in sentences`);
    const readers = modesWith(name);
    if (readers.length === MODES.length) continue;
    const [sentence = ''] = description.split('. ');
    const isNamed = (mode: string) => sentence.includes(`\`${mode}\``);
    const isReader = (mode: string) => isNamed(mode) !== sentence.startsWith('All modes but ');
    if (MODES.some((mode) => isReader(mode.name) !== readers.includes(mode))) {
      const list = readers.map((mode) => mode.name).join(', ');
      problems.push(`${name} does not say first that it is read by ${list}`);
    }
  }
  const summaries = MODES.map(({ name, summary }) => `\`${name}\` ${summary}`);
  const text = `What to do: ${summaries.join('; ')}.`;
  if (described['mode']?.description !== text) problems.push(`mode does not say: ${text}`);
  return problems;
}
