import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createNameSet } from '../../src/sources/name-set.ts';

describe('createNameSet', () => {
  it('does what a set does, and ticks names off once', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ maxLength: 3 })),
        fc.string({ maxLength: 3 }),
        (all, other) => {
          const names = createNameSet();
          const model = new Set<string>();
          for (const name of all) {
            expect(names.add(name)).toBe(!model.has(name));
            model.add(name);
          }
          expect(names.size).toBe(model.size);
          for (const name of model) {
            expect([names.take(name), names.take(name), names.add(name)]).toEqual([
              'first',
              'again',
              false,
            ]);
          }
          if (!model.has(other)) expect(names.take(other)).toBe('absent');
        },
      ),
    );
  });

  it('holds many names', () => {
    const names = createNameSet();
    const all = Array.from({ length: 50_000 }, (_, n) => `site/${n}`);
    expect(all.filter((name) => !names.add(name))).toEqual([]);
    expect(all.filter((name) => names.add(name))).toEqual([]);
    expect(all.filter((name) => names.take(name) !== 'first')).toEqual([]);
    expect(names.size).toBe(50_000);
  });
});
