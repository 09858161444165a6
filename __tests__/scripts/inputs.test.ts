import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { exampleOf, INPUT_EXAMPLES, REQUIRED_INPUTS } from '../../scripts/docs/input-examples.ts';
import { inputsSection, partsOf } from '../../scripts/docs/inputs.ts';
import { MODE_NEEDS, permissionsOf } from '../../scripts/docs/rights.ts';
import { outputsOfOps } from '../../src/action/report/outputs.ts';
import { COMMON_INPUTS } from '../../src/action/inputs/specs.ts';
import { INPUTS, MODES } from '../../src/action/modes/modes.ts';
import { givenInputs } from '../support/given-inputs.ts';
import { inputsOf } from '../support/snippets.ts';

const { workspace, problemsOf } = givenInputs();
writeFileSync(join(workspace, 'plan.jsonl'), '');

/** Every input of every mode. */
const ALL = MODES.flatMap((mode) =>
  Object.keys({ ...COMMON_INPUTS, ...mode.inputs }).map((name) => ({ mode, name })),
);

function exampleInputs(name: string, mode: (typeof MODES)[number]) {
  const lines = parse(exampleOf(name, mode.name)) as Record<string, unknown> | null;
  return { ...REQUIRED_INPUTS[mode.name], ...inputsOf({ with: lines ?? {} }), mode: mode.name };
}

describe('the required inputs of a mode', () => {
  it.each(MODES)('are enough for $name', ({ name }) => {
    expect(problemsOf(REQUIRED_INPUTS[name])).toEqual([]);
  });

  it.each(
    MODES.flatMap(({ name: mode }) =>
      Object.keys(REQUIRED_INPUTS[mode]).map((name) => ({ mode, name })),
    ),
  )('have $name, which $mode is refused without', ({ mode, name }) => {
    expect(problemsOf({ ...REQUIRED_INPUTS[mode], [name]: '' })).not.toEqual([]);
  });
});

describe('the example of an input', () => {
  it('is there for every input, and for no other', () => {
    expect(Object.keys(INPUT_EXAMPLES).sort()).toEqual(Object.keys(INPUTS).sort());
  });

  it.each(ALL)('$name in $mode.name sets it, in at most 6 lines', ({ name, mode }) => {
    const example = exampleOf(name, mode.name);
    expect(Object.keys(parse(example) as object)).toContain(name);
    expect(example.split('\n').length).toBeLessThanOrEqual(6);
  });

  it.each(ALL)('$name in $mode.name is accepted by the action', ({ name, mode }) => {
    expect(problemsOf(exampleInputs(name, mode))).toEqual([]);
  });
});

/** The values that an item of the description begins with. */
function valuesOf(name: string, mode: (typeof MODES)[number]): readonly string[] {
  const { list } = partsOf(name, mode);
  return list.flatMap((item) => /^`([^`]+)`: /.exec(item)?.[1] ?? []);
}

/** Values that contradict the rest of the example: the root of the bucket, and http. */
const CONTRADICTING = ['whole-bucket: false', 'allow-http: false'];

describe('the values that action.yml lists', () => {
  const listed = ALL.flatMap(({ name, mode }) =>
    valuesOf(name, mode).map((value) => ({ name, mode, value })),
  );

  it('are many', () => {
    expect(listed.length).toBeGreaterThan(80);
  });

  it.each(listed)('$name: $value is accepted in $mode.name', ({ name, mode, value }) => {
    const problems = problemsOf({ ...exampleInputs(name, mode), [name]: value });
    const isRefused =
      CONTRADICTING.includes(`${name}: ${value}`) ||
      (mode.name === 'abort-uploads' && value === 'any');
    expect(problems.length).toBe(isRefused ? 1 : 0);
  });

  it.each(ALL)('beside the default are in the example of $name in $mode.name', ({ name, mode }) => {
    const others = valuesOf(name, mode).filter((value) => value !== INPUTS[name]?.default);
    const example = exampleOf(name, mode.name);
    const isExpression = example.includes('${{');
    expect(isExpression ? [] : others.filter((value) => !example.includes(value))).toEqual([]);
  });
});

describe('inputsSection', () => {
  it('has every input of a mode under a heading of its name, and links to the common ones', () => {
    const section = inputsSection('delete-prefix');
    const headings = [...section.matchAll(/^### `(.*)`$/gm)].map(([, name]) => name);
    const mode = MODES.find(({ name }) => name === 'delete-prefix');
    expect([...headings].sort()).toEqual(Object.keys(mode?.inputs ?? {}).sort());
    for (const name of Object.keys(COMMON_INPUTS)) {
      expect(section).toContain(`[\`${name}\`](inputs.md#${name})`);
    }
    expect(section).toContain('[`prefix`](inputs.md#prefix); optional: [`region`](inputs');
    expect(headings.indexOf('older-than')).toBeLessThan(headings.indexOf('batch-size'));
  });

  it('leaves out the modes that the page is about, and what is about others', () => {
    const section = inputsSection('sync-dir');
    expect(section).toContain('### `max-deletes`\n\nOnly with `delete`. Maximum number of');
    expect(section).toContain('\n- A sync never deletes more than half');
    expect(section).not.toContain('with `keys-from`, a share');
    expect(section).toContain('### `source`\n\nDirectory to upload');
  });

  it('marks the default, or says what it means', () => {
    const section = inputsSection('sync-dir');
    expect(section).toContain('\n- `content` (default): its content differs');
    expect(section).toContain('\nDefault: `0` (deletes at once).\n');
    const abort = inputsSection('abort-uploads');
    expect(abort).toContain('counts from when it was started.\n\nRequired.\n');
    expect(abort).not.toContain('any age');
  });

  it('says of a common input which modes require it', () => {
    expect(inputsSection('common')).toContain(
      'Default: `/` (the root of the bucket). Required in `delete-prefix` and `abort-uploads`.',
    );
  });
});

describe.each(MODES)('the page of $name', ({ name, ops }) => {
  const page = readFileSync(join(import.meta.dirname, `../../docs/${name}.md`), 'utf8');
  const sectionOf = (heading: string) =>
    page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';

  it('answers the same questions in the same order', () => {
    const wanted = ['Example', 'Inputs', 'Order', 'Limits', 'Rights', 'Outputs'];
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, heading = '']) => heading);
    expect(headings.filter((heading) => wanted.includes(heading))).toEqual(wanted);
  });

  it('names rights that the mode uses', () => {
    const named = [...sectionOf('Rights').matchAll(/`(s3:\w+)`/g)].map(([, right = '']) => right);
    const used: readonly string[] = permissionsOf(MODE_NEEDS[name]);
    expect(named.length).toBeGreaterThan(2);
    expect(named.filter((right) => !used.includes(right))).toEqual([]);
    expect(sectionOf('Rights')).toContain(`](rights.md#${name})`);
  });

  it('links to the outputs that it counts', () => {
    const missing = outputsOfOps(ops).filter(
      (output) => !sectionOf('Outputs').includes(`](outputs.md#${output})`),
    );
    expect(missing).toEqual([]);
  });
});
