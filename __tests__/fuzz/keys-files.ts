import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openFileLines } from '../../src/prune/keys-from/file-lines.ts';
import { type KeysSettings, readKeys } from '../../src/prune/keys-from/check-keys.ts';
import { type Chance, mutated } from './chance.ts';
import { fieldsOf, must, type Topic } from './topic.ts';

const PREFIX = 'site/';
const HEADER = {
  version: 1,
  mode: 'delete-prefix',
  bucket: 'b',
  prefix: PREFIX,
  time: '2026-01-05T08:00:00.000Z',
};
const NAMES = ['a', 'b c', 'ü/x', 'z.html', 'old/1', 'old/2'];
const lines = (...all: readonly object[]) =>
  Buffer.from(all.map((line) => `${JSON.stringify(line)}\n`).join(''));
const entry = (name: string, status: string) => ({
  op: 'delete',
  key: PREFIX + name,
  status,
  etag: '"9dd4e461268c8034f5c8564e155c67a6"',
  size: 1,
  lastModified: '2026-01-02T03:04:05.000Z',
});

const LIST = Buffer.from(NAMES.map((name) => `${PREFIX}${name}\n`).join(''));
const REPORT = lines(
  { ...HEADER, dryRun: false },
  ...NAMES.map((name, at) => entry(name, at % 2 === 0 ? 'failed' : 'done')),
  { counts: { deleted: 3, skipped: 0, failed: 3 } },
);
const PLAN = lines({ ...HEADER, dryRun: true }, ...NAMES.map((name) => entry(name, 'done')), {
  counts: { deleted: NAMES.length, skipped: 0, failed: 0 },
});
const FILES = [LIST, REPORT, PLAN];

/** Lists of keys, reports and plans that were changed: only what they say, under the prefix, whole. */
export const keysFiles: Topic = {
  name: 'keys-files',
  turns: 5,
  open() {
    const folder = mkdtempSync(join(tmpdir(), 'fuzz-keys-'));
    const path = join(folder, 'keys.txt');
    return Promise.resolve({
      tryCase: (chance) => tryFile(path, chance),
      close: () => {
        rmSync(folder, { recursive: true });
        return Promise.resolve();
      },
    });
  },
};

async function tryFile(path: string, chance: Chance): Promise<void> {
  const valid = chance.of(FILES);
  const bytes = chance.is(0.05) ? valid : mutated(valid, chance, chance.of(FILES));
  writeFileSync(path, bytes);
  const settings = {
    bucket: 'b',
    prefix: PREFIX,
    include: [],
    exclude: [],
    unmatched: 'auto',
    keysFrom: path,
    signal: new AbortController().signal,
  } as unknown as KeysSettings;
  const file = await openFileLines(path);
  try {
    const found = await readKeys(settings, file);
    const { names, planned, bad, kind } = found;
    const about = () => `${kind}, ${names.size} keys, ${bad} bad: ${bytes.toString()}`;
    const said = keysIn(bytes);
    const taken = said.filter((key) => names.has(key));
    must(taken.length === names.size, () => `a key that the file doesn't have: ${about()}`);
    must(planned.size <= said.length, () => `objects that no line plans: ${about()}`);
    must(taken.every(isFine), () => `a key outside the prefix: ${about()}`);
    if (bytes.equals(valid)) {
      const count = valid === PLAN ? planned.size : names.size;
      const expected = valid === REPORT ? NAMES.length / 2 : NAMES.length;
      must(bad === 0 && count === expected, () => `lost: ${about()}`);
    } else if (kind === 'failures' || kind === 'plan') {
      must(bad > 0 || isWhole(bytes), () => `a damaged ${kind} is taken: ${about()}`);
    }
  } finally {
    await file.close();
  }
}

function isFine(key: string): boolean {
  const isInside = key.startsWith(PREFIX) && !/(?:^|\/)\.\.?(?:\/|$)/.test(key);
  return isInside && key.isWellFormed() && Buffer.byteLength(key) <= 1024;
}

function linesOf(bytes: Buffer): readonly string[] {
  return bytes
    .toString()
    .replace(/^\ufeff/, '')
    .split('\n');
}

/** Each text that a line may name: itself, and the key of its JSON. */
function keysIn(bytes: Buffer): readonly string[] {
  const texts = linesOf(bytes).map((line) => line.replace(/\r$/, ''));
  const named = texts.flatMap((line) => fieldsOf(line)?.['key'] ?? []);
  return [...new Set([...texts, ...named.filter((key) => typeof key === 'string')])];
}

/** Whether the last line of a report counts what its lines are. */
function isWhole(bytes: Buffer): boolean {
  const all = linesOf(bytes)
    .map(fieldsOf)
    .filter((fields) => fields !== undefined);
  const counts = all.at(-1)?.['counts'] as Record<string, unknown> | undefined;
  const failed = all.filter((fields) => fields['status'] === 'failed').length;
  return counts?.['failed'] === failed;
}
