import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { alternatives } from '../../src/action/inputs/reader.ts';
import { INPUTS, MODES, modesWith } from '../../src/action/modes/modes.ts';
import { UPLOAD_GROUPS } from '../../src/sync/files.ts';
import { givenInputs } from '../support/given-inputs.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => parse(readFileSync(join(ROOT, file), 'utf8')) as Manifest;

interface Type {
  readonly type: string;
  readonly 'allowed-values'?: readonly string[];
  readonly separator?: string;
  readonly 'list-item'?: Type;
}

interface Manifest {
  readonly inputs: Readonly<Record<string, Type>>;
  readonly outputs: Readonly<Record<string, Type>>;
}

const action = read('action.yml');
const types = read('action-types.yml');
const { problemsOf } = givenInputs();

/** What a mode that reads the input says of a value that means nothing. */
function refusalOf(name: string): string {
  const [mode] = modesWith(name);
  const given = { mode: mode?.name ?? '', bucket: 'my-bucket', prefix: 'site', source: 'public' };
  const problems = problemsOf({ ...given, [name]: 'nonsense' });
  return problems.filter((problem) => problem.startsWith(`${name} "nonsense" `)).join('\n');
}

/** The type that an input's parser shows by its refusal; undefined: it takes many texts. */
function parsedType(name: string): Type | undefined {
  if (name === 'mode') return { type: 'enum', 'allowed-values': MODES.map((mode) => mode.name) };
  const refusal = refusalOf(name);
  const [, choices] = /is not an allowed value: write (.+)$/m.exec(refusal) ?? [];
  if (choices !== undefined) {
    return { type: 'enum', 'allowed-values': choices.split(/, | or /) };
  }
  if (refusal.includes('is neither true nor false')) {
    const [, word] = /, or (\S+)$/m.exec(refusal) ?? [];
    if (word === undefined) return { type: 'boolean' };
    return { type: 'enum', 'allowed-values': [word, 'true', 'false'] };
  }
  const isNumber = refusal.includes('is not a whole number from') && !/, or \w+$/m.test(refusal);
  return isNumber && INPUTS[name]?.default !== 'none' ? { type: 'integer' } : undefined;
}

describe('action-types.yml', () => {
  it('has every input and every output of action.yml, in its order', () => {
    expect(Object.keys(types.inputs)).toEqual(Object.keys(action.inputs));
    expect(Object.keys(types.outputs)).toEqual(Object.keys(action.outputs));
  });

  it.each(Object.keys(action.inputs))('has for %s the type that the parser has', (name) => {
    const parsed = parsedType(name);
    const written = types.inputs[name];
    if (parsed !== undefined) expect(written).toEqual(parsed);
    else expect(written).toEqual(LISTS[name] ?? { type: 'string' });
  });

  it('is compared with parsers of every kind', () => {
    const kinds = Object.keys(action.inputs).map((name) => parsedType(name)?.type);
    expect(new Set(kinds)).toEqual(new Set(['enum', 'boolean', 'integer', undefined]));
    expect(alternatives(parsedType('versions')?.['allowed-values'] ?? [])).toBe(
      'current, noncurrent or all',
    );
  });
});

const LINES = { type: 'list', separator: '\n', 'list-item': { type: 'string' } };

/** Inputs with several values, which the tests of their parsers read. */
const LISTS: Readonly<Record<string, Type>> = {
  include: LINES,
  exclude: LINES,
  'upload-order': {
    type: 'list',
    separator: ',',
    'list-item': { type: 'enum', 'allowed-values': UPLOAD_GROUPS },
  },
};
