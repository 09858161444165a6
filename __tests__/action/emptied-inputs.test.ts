import { symlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs/inputs.ts';
import { INPUTS, type Inputs, modeOf } from '../../src/action/modes/modes.ts';
import { InputError } from '../../src/core/errors.ts';
import { BUCKET, contents, given, type Given } from '../support/deleting-inputs.ts';
import { modeContext } from '../support/mode-context.ts';
import { RecordingBucket, type Standing } from '../support/recording-bucket.ts';
import { workspaceOf } from '../support/run-action.ts';

let workspace = '';
beforeAll(async () => {
  const files = ['public/index.html', 'public/docs/index.html', 'public/.env', 'other/app.js'];
  workspace = await workspaceOf({
    ...Object.fromEntries(files.map((name) => [name, 'x'])),
    'lists/keys-7.txt': 'previews/7/index.html\npreviews/7/a.js\n',
  });
  symlinkSync('docs', join(workspace, 'public/keep'));
});

/** What a run deletes or aborts; undefined when its inputs are refused before. */
async function removedBy(
  given: Given,
  standing: readonly Standing[],
): Promise<{ readonly removed: ReadonlySet<string>; readonly inputs: Inputs } | undefined> {
  const variables = Object.entries(given).map(([name, text]) => [
    `INPUT_${name.toUpperCase()}`,
    text,
  ]);
  const store = new RecordingBucket(BUCKET, standing);
  let inputs;
  try {
    inputs = parseInputs({
      GITHUB_WORKSPACE: workspace,
      ...(Object.fromEntries(variables) as Record<string, string>),
    });
    const context = modeContext(() => Promise.resolve(store));
    const outcomes = modeOf(inputs).run(inputs, context);
    while ((await outcomes.next()).done !== true);
  } catch (thrown) {
    if (!(thrown instanceof InputError)) throw thrown;
  }
  return inputs && { removed: store.removed, inputs };
}

/** The words for defaults of other inputs, but those that are as well the name of a directory. */
const WORDS = ['/', 'all', 'any', 'auto', 'none', '0'];
const RESULTS = ['', ' ', '\n', ' \t\r\n', '# nothing', 'false', 'null', 'undefined', '${{ x }}'];

/** Values that mean something of their own in an input, so that somebody has decided so. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  versions: ['all'],
  state: ['none'],
  'max-deletes': ['0'],
};

/**
 * The value without one of its parts, as if that had been an expression. Not a part beside a star:
 * `7/*.js` without `.js` is a pattern like any other.
 */
function withoutPart(text: string, at: number, input: string): string {
  const parts = text.split(/([/\-=*\n])/);
  const isBesideStar = (index: number) =>
    input !== 'prefix' && (parts[index - 1] === '*' || parts[index + 1] === '*');
  const names = parts.flatMap((part, index) =>
    /^[.\w]/.test(part) && !isBesideStar(index) ? [index] : [],
  );
  const gone = names[at % names.length];
  return parts.filter((_, index) => index !== gone).join('');
}

const breakage = fc.record({
  input: fc.oneof(fc.nat(), fc.constantFrom('include' as const, 'exclude' as const)),
  how: fc.oneof(
    fc.constantFrom(...RESULTS, ...WORDS).map((text) => () => text),
    fc.nat().map((at) => (text: string, input: string) => withoutPart(text, at, input)),
  ),
});

/** Left to other guards: a directory of sources is a source too, and a star after a part is warned of. */
function isDoubtful(name: string, text: string, inputs: Inputs): boolean {
  if (name === 'source') return true;
  const isStar = name === 'prefix' && /[-_.=]\*$/.test(text);
  if (isStar) expect(inputs.warnings).not.toEqual([]);
  return isStar;
}

/** A link that is not followed once counted as a file, so that the source was not refused as empty. */
const WITH_LINKS = {
  mode: 'sync-dir',
  bucket: BUCKET,
  prefix: '/',
  'whole-bucket': 'true',
  delete: 'true',
  source: 'public',
  include: '7/*.js\n**/*.log',
  'follow-symlinks': 'true',
};
const FOUND: [Given, { input: number; how: () => string }, Standing[]] = [
  WITH_LINKS,
  { input: Object.keys(WITH_LINKS).indexOf('follow-symlinks'), how: () => '' },
  ['logs-1.log', 'index.html'].map((key) => ({ key, age: 1, kind: 'object', older: 0 })),
];

describe('hazard 10, hazard 58: an input that came out empty or broken', () => {
  it('never makes a run delete more', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(given, breakage, contents, async (original, { input, how }, standing) => {
        const names = Object.keys(original);
        const name = typeof input === 'string' ? input : names[input % names.length];
        fc.pre(name !== undefined && name in original);
        const text = how(original[name] ?? '', name);
        const isMeant = text.trim() === INPUTS[name]?.default && text.trim() !== '';
        fc.pre(!isMeant && MEANT[name]?.includes(text) !== true);
        const before = await removedBy(original, standing);
        fc.pre(before !== undefined);
        const after = await removedBy({ ...original, [name]: text }, standing);
        if (after === undefined || isDoubtful(name, text, after.inputs)) return;
        compared += 1;
        const more = [...after.removed].filter((one) => !before.removed.has(one));
        expect({ name, text, more }).toEqual({ name, text, more: [] });
      }),
      { numRuns: 800, examples: [FOUND] },
    );
    expect(compared).toBeGreaterThan(50);
  });
});
