import { execFileSync } from 'node:child_process';
import { writeFile, mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { createPlannedObjects } from '../../src/prune/keys-from/planned-objects.ts';
import { prunePrefix } from '../../src/prune/prune-prefix.ts';
import { reportLine } from '../../src/action/report/ledger.ts';
import { DatedStore, resultOf } from '../support/dated-store.ts';
import { jsonLines, PLAN_HEADER, planEnd } from '../support/keys-from.ts';
import { VersionStore } from '../support/version-store.ts';

const OBJECT = { key: 'a', etag: '"e"', size: 1, lastModified: new Date(1000) };
const VERSION = { ...OBJECT, versionId: 'v', isCurrent: false };

describe('createPlannedObjects', () => {
  it.each([
    ['another ETag', { etag: '"f"' }],
    ['an ETag without quotes', { etag: 'e' }],
    ['another size', { size: 2 }],
    ['a millisecond later', { lastModified: new Date(1001) }],
    ['a time that can not be read', { lastModified: new Date(NaN) }],
  ])('takes an object with %s for changed', (_, change) => {
    const planned = createPlannedObjects();
    expect(planned.add(OBJECT)).toBe('new');
    expect(planned.compare(OBJECT)).toBe('as-planned');
    expect(planned.compare({ ...OBJECT, ...change })).toBe('changed');
    expect(planned.compare({ ...OBJECT, key: 'b' })).toBe('not-planned');
    expect(planned.add({ ...OBJECT, ...change })).toBe('contradiction');
  });

  it('takes the same line twice, and ticks an object off once', () => {
    const planned = createPlannedObjects();
    expect([planned.add(OBJECT), planned.add(OBJECT), planned.size]).toEqual(['new', 'again', 1]);
    expect([planned.take({ key: 'a' }), planned.take({ key: 'a' })]).toEqual(['first', 'again']);
    expect(planned.take({ key: 'a', versionId: '' })).toBe('absent');
  });

  it('takes a version for changed that has become current, and not one that was covered', () => {
    const planned = createPlannedObjects();
    planned.add(VERSION);
    planned.add({ ...VERSION, versionId: 'w', isCurrent: true });
    expect(planned.isOfVersions).toBe(true);
    const rows = [VERSION, { ...VERSION, versionId: 'w' }];
    expect(rows.map((row) => planned.compare(row))).toEqual(['as-planned', 'as-planned']);
    const current = rows.map((row) => planned.compare({ ...row, isCurrent: true }));
    expect(current).toEqual(['changed', 'as-planned']);
    expect(planned.compare({ ...VERSION, versionId: 'x' })).toBe('not-planned');
  });

  it('mixes no version id with a key', () => {
    const planned = createPlannedObjects();
    planned.add({ ...VERSION, versionId: 'a', key: 'bc' });
    expect(planned.take({ key: 'c', versionId: 'ab' })).toBe('absent');
    expect(planned.take({ key: '1 abc' })).toBe('first');
  });

  it('holds 200,000 objects in 96 bytes each, however long their names are', async () => {
    const module = join(import.meta.dirname, '../../src/prune/keys-from/planned-objects.ts');
    const script = join(await mkdtemp(join(tmpdir(), 'memory-')), 'script.mjs');
    await writeFile(
      script,
      `import { createPlannedObjects } from ${JSON.stringify(pathToFileURL(module))};
      const used = () => {
        gc();
        gc();
        return process.memoryUsage();
      };
      const planned = createPlannedObjects();
      const before = used();
      for (let n = 0; n < 200_000; n += 1) {
        const key = 'site/' + 'x'.repeat(900) + n;
        planned.add({ key, etag: '"' + n + '"', size: n, lastModified: new Date(n) });
      }
      const after = used();
      const bytes = (name) => after[name] - before[name];
      console.log(JSON.stringify([planned.size, bytes('heapUsed') + bytes('arrayBuffers')]));`,
    );
    const printed = execFileSync(process.execPath, ['--expose-gc', script], { encoding: 'utf8' });
    const [size, bytes] = JSON.parse(printed) as [number, number];
    expect(size).toBe(200_000);
    expect(bytes).toBeLessThan(200_000 * 96);
  });
});

describe('a plan with the record of a sync', () => {
  const state = 'site/.s3-batch-action';

  async function planOf(store: DatedStore): Promise<string> {
    const outcomes: Outcome[] = [];
    const options = { bucket: 'b', prefix: 'site/', store };
    for await (const one of prunePrefix({ ...options, dryRun: true })) outcomes.push(one);
    const lines = outcomes.map((one) => {
      const line = JSON.parse(reportLine(one, true)) as { readonly key: string };
      return { ...line, status: 'done', reason: undefined };
    });
    const keysFrom = join(await mkdtemp(join(tmpdir(), 'plan-')), 'plan.jsonl');
    const header = { ...PLAN_HEADER, bucket: 'b' };
    await writeFile(keysFrom, jsonLines(header, ...lines, planEnd(lines.length)));
    return keysFrom;
  }

  const carriedOut = async (store: DatedStore) => {
    const keysFrom = await planOf(store);
    return (await resultOf(prunePrefix, { bucket: 'b', prefix: 'site/', store, keysFrom }))
      .outcomes;
  };

  it('deletes it after everything else, in a request of its own', async () => {
    const store = new DatedStore({ [state]: 9, 'site/a': 9, 'site/b': 9 });
    expect(await carriedOut(store)).toEqual(['site/a done', 'site/b done', `${state} done`]);
    expect(store.deletes.map(({ objects }) => objects.length)).toEqual([1, 2, 1]);
    expect(store.keys).toEqual([]);
  });

  it('keeps it when something else is kept', async () => {
    const store = new DatedStore({ [state]: 9, 'site/a': 9, 'site/b': 9 });
    store.onObject = ({ key }) => {
      if (key === 'site/a') throw new StoreError('AccessDenied', 'locked');
    };
    const outcomes = await carriedOut(store);
    expect(outcomes).toEqual(['site/a AccessDenied', 'site/b done', `${state} state`]);
    expect(store.keys).toEqual([state, 'site/a']);
  });
});

const age = fc.integer({ min: 3, max: 1000 });
const stack = fc
  .array(fc.record({ isDeleteMarker: fc.boolean(), isLocked: fc.boolean(), age }), {
    minLength: 1,
    maxLength: 4,
  })
  .map((versions) =>
    versions
      .sort((a, b) => a.age - b.age)
      .map((version, index) => ({ ...version, versionId: `v${index}` })),
  );
const stacks = fc
  .array(stack, { minLength: 1, maxLength: 4 })
  .map((all) => new Map(all.map((one, index) => [`site/${index}`, one])));
/** What another client does to a key between plan and deletes. */
const between = fc.array(fc.constantFrom('nothing', 'write', 'mark', 'remove current'), {
  minLength: 4,
  maxLength: 4,
});

async function outcomesOf(store: VersionStore, options: object): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  const place = { bucket: 'test-bucket', prefix: 'site/', store };
  for await (const one of prunePrefix({ ...place, ...options })) outcomes.push(one);
  return outcomes;
}

function changedBy(store: VersionStore, actions: readonly string[]): void {
  for (const [index, versions] of [...store.stacks.values()].entries()) {
    const added = { versionId: 'new', isLocked: false, age: 0 };
    const action = actions[index];
    if (action === 'write') versions.unshift({ ...added, isDeleteMarker: false });
    if (action === 'mark') versions.unshift({ ...added, isDeleteMarker: true });
    if (action === 'remove current') versions.shift();
  }
}

const namesOf = (store: VersionStore) =>
  [...store.stacks].flatMap(([key, versions]) =>
    versions.map(({ versionId }) => `${key} ${versionId}`),
  );

describe('a plan of versions', () => {
  it('hazard 61, hazard 66: deletes nothing else, nothing that readers see, and uncovers nothing', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'plan-'));
    const versions = fc.constantFrom('all' as const, 'noncurrent' as const);
    await fc.assert(
      fc.asyncProperty(stacks, between, versions, async (seeded, actions, which) => {
        const planning = new VersionStore(seeded);
        const plan = await outcomesOf(planning, { versions: which, dryRun: true });
        const names = plan.flatMap((one) =>
          one.status === 'done' ? [`${one.key} ${one.versionId ?? ''}`] : [],
        );
        const keysFrom = join(folder, 'plan.jsonl');
        const skipped = plan.length - names.length;
        const lines = plan.map((one) => JSON.parse(reportLine(one, true)) as object);
        await writeFile(
          keysFrom,
          jsonLines(PLAN_HEADER, ...lines, planEnd(names.length, { skipped })),
        );
        changedBy(planning, actions);
        const store = new VersionStore(planning.stacks);
        const before = namesOf(store);
        const shown = new Map([...store.stacks].map(([key, [top]]) => [key, top?.versionId]));
        const outcomes = await outcomesOf(store, { keysFrom });
        const wentAway = before.filter((name) => !namesOf(store).includes(name));
        expect(names).toEqual(expect.arrayContaining(wentAway));
        expect(store.resurrected).toEqual([]);
        expect(outcomes.map((one) => `${one.key} ${one.versionId ?? ''}`).sort()).toEqual(
          names.sort(),
        );
        if (which === 'noncurrent') {
          const now = [...store.stacks].map(([key, [top]]) => [key, top?.versionId]);
          expect(now).toEqual([...shown]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
