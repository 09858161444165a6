import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMON_INPUTS, type InputSpecs } from '../../src/action/inputs/specs.ts';
import { INPUTS, MODES, modesWith } from '../../src/action/modes/modes.ts';

const FOLDER = join(import.meta.dirname, '../../src/action/modes');

describe('the modes', () => {
  it('are all in the list', () => {
    const isMode = (name: string) =>
      readFileSync(join(FOLDER, name), 'utf8').includes('= defineMode(');
    const files = readdirSync(FOLDER).filter(isMode);
    expect(files.map((name) => name.replace('.ts', ''))).toEqual(
      MODES.map(({ name }) => name).sort(),
    );
  });

  it('read no input of every mode as one of their own', () => {
    for (const { inputs } of MODES) {
      expect(Object.keys(inputs).filter((name) => name in COMMON_INPUTS)).toEqual([]);
    }
  });

  it('agree on the default of an input that several read', () => {
    for (const { name, inputs } of MODES) {
      const specs: InputSpecs = inputs;
      for (const [input, { default: word, defaultMeans }] of Object.entries(specs)) {
        const { default: shared, defaultMeans: means } = INPUTS[input] ?? {};
        expect([name, input, word, defaultMeans]).toEqual([name, input, shared, means]);
      }
    }
  });

  it('are found by the inputs that they read', () => {
    expect(modesWith('if-exists').map(({ name }) => name)).toEqual(['upload-dir']);
    expect(modesWith('bucket')).toEqual(MODES);
    expect(modesWith('nothing')).toEqual([]);
  });
});
