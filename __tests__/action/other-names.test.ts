import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { INPUTS, MODES } from '../../src/action/inputs/names.ts';
import { otherInput, otherMode } from '../../src/action/inputs/other-names.ts';

const SOURCE = readFileSync(
  join(import.meta.dirname, '../../src/action/inputs/other-names.ts'),
  'utf8',
);

/** The names of each row, without separators. */
const ROWS = [...SOURCE.matchAll(/\[\s*'([a-z0-9 -]+)',/g)].map(([, names = '']) =>
  names.split(' ').map((name) => name.replaceAll('-', '')),
);

describe('what modes and inputs are called elsewhere', () => {
  it('is found whatever its case and separators', () => {
    const remedy = otherInput('source-dir');
    expect(remedy).toBe('here it is "source"');
    for (const name of ['SOURCE_DIR', 'sourceDir', 'source dir', 'source.dir']) {
      expect(otherInput(name)).toBe(remedy);
    }
    for (const name of ['Sync-Directory', 'sync_directory', 'SyncDirectory']) {
      expect(otherMode(name)).toBe('write sync-dir');
    }
    expect([otherInput('unheard-of'), otherMode('unheard-of')]).toEqual([undefined, undefined]);
  });

  it('is no name of this action, and stands once', () => {
    expect(Object.keys(INPUTS).filter((name) => otherInput(name) !== undefined)).toEqual([]);
    expect(MODES.filter((name) => otherMode(name) !== undefined)).toEqual([]);
    const names = ROWS.flat();
    expect(names.length).toBeGreaterThan(300);
    const tablesWith = (name: string) =>
      [otherInput(name), otherMode(name)].filter((remedy) => remedy !== undefined).length;
    const rowsWith = (name: string) => names.filter((other) => other === name).length;
    expect(names.filter((name) => rowsWith(name) !== tablesWith(name))).toEqual([]);
  });

  it('leads to inputs that there are', () => {
    const remedies = new Set(ROWS.flat().map((name) => otherInput(name) ?? ''));
    for (const remedy of remedies) {
      for (const [, name = ''] of remedy.matchAll(/here it is "([^"]+)"/g)) {
        expect(Object.keys(INPUTS)).toContain(name);
      }
    }
  });
});
