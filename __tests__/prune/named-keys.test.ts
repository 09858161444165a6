import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { InputError } from '../../src/core/errors.ts';
import type { FeatureEvent } from '../../src/operations/feature.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import type { PruneOptions, PrunePlan } from '../../src/prune/run.ts';
import { DatedStore, resultOf } from '../support/dated-store.ts';

const prune = (store: PruneOptions['store'], changes: Partial<Omit<PruneOptions, 'store'>> = {}) =>
  resultOf<PrunePlan, PruneOptions>(prunePrefix, {
    bucket: 'b',
    prefix: 'site/',
    store,
    ...changes,
  });

const SITE = { 'other/x': 9, 'site/a': 9, 'site/b': 2, 'site/c/d': 5, 'site/e': 1 };

function textOf(event: FeatureEvent<unknown>): string {
  return event.kind === 'info' ? event.message : event.kind;
}

describe('prunePrefix with a file of keys', () => {
  const keysFile = async (text: string) => {
    const path = join(await mkdtemp(join(tmpdir(), 'keys-')), 'keys.txt');
    await writeFile(path, text);
    return path;
  };

  it('deletes these keys without a listing', async () => {
    const store = new DatedStore(SITE);
    const keysFrom = await keysFile('site/b\nsite/a\nsite/b\nsite/gone\nsite/c/d\n');
    const { outcomes, events } = await prune(store, { keysFrom, exclude: ['c/**'] });
    expect(outcomes).toEqual(['site/b done', 'site/a done', 'site/gone done']);
    expect([store.keys, store.lists]).toEqual([['other/x', 'site/c/d', 'site/e'], 0]);
    expect(events.map(textOf)).toEqual([
      `3 keys in "${keysFrom}" to delete, 1 not selected, 1 repeated`,
      'expected',
      "3 keys deleted; the store doesn't say which of them existed",
    ]);
  });

  it('refuses keys that are not under the prefix, and more than allowed, and opens no store', async () => {
    const keysFrom = await keysFile('site/a\nother/x\n');
    const never = () => Promise.reject(new RangeError('opened'));
    const foreign = await prune(never, { keysFrom });
    expect(String(foreign.thrown)).toMatch(/line 2: the key is not under the prefix/);
    const maxDeletes = { kind: 'count', count: 1 } as const;
    const many = await prune(never, { keysFrom, prefix: '', maxDeletes });
    expect(String(many.thrown)).toMatch(/allows 1 object to be deleted.*names 2/);
    const share = { keysFrom, prefix: '', maxDeletes: { kind: 'percent', percent: 5 } } as const;
    const { thrown } = await prune(never, { ...share, bypassGovernance: true });
    expect(thrown).toBeInstanceOf(InputError);
    expect(String(thrown).split('\n')).toEqual([
      expect.stringContaining('"bypass-governance" has no effect'),
      expect.stringContaining('"max-deletes" is a percentage (5%)'),
    ]);
  });
});
