import { writeFile } from 'node:fs/promises';
import { pick, KEYS } from './history.ts';

/** What a run is asked to do, as a workflow would write it. */
export type Given = Readonly<Record<string, string>>;

const AGES = ['30m', '1d', '10d', '40d'];

export interface Task {
  readonly task: Given;
  /** What the file of keys holds, where one is given. */
  readonly keys?: readonly string[];
}

/** A random task for a mode that prunes. `keysFile` is where a file of keys may be written. */
export async function randomTask(random: () => number, keysFile: string): Promise<Task> {
  const maybe = (share: number, given: Given): Given => (random() < share ? given : {});
  const age = { 'older-than': pick(random, AGES) };
  const globs = {
    ...maybe(0.2, { include: pick(random, ['1*/**', '**/a', '*.zip']) }),
    ...maybe(0.2, { exclude: pick(random, ['2/**', '**/d', 'note', 'c/**', 'b/1/**']) }),
  };
  const common = { prefix: pick(random, ['b', 'b', 'b', 'b/1*']), ...globs };
  const cap = maybe(0.2, { 'max-deletes': pick(random, ['0', '3', '40%', '100%']) });
  const remove = { mode: 'delete-prefix', ...common, 'batch-size': pick(random, ['2', '1000']) };
  switch (pick(random, ['age', 'retention', 'versions', 'versions', 'keys', 'uploads'])) {
    case 'retention': {
      const newest = {
        'keep-newest': pick(random, ['1', '2', '4']),
        ...maybe(0.4, { 'keep-newest-of': 'objects' }),
      };
      return { task: { ...remove, ...cap, ...newest, ...maybe(0.4, age) } };
    }
    case 'versions': {
      const versions = pick(random, ['noncurrent', 'all']);
      const bypass = maybe(0.3, { 'bypass-governance': 'true' });
      return { task: { ...remove, ...cap, versions, ...bypass, ...maybe(0.5, age) } };
    }
    case 'keys': {
      const some = KEYS.filter((key) => /^b\/1.*[ad]$/.test(key) && random() < 0.6);
      const keys = [...some, 'b/1/never', ...some.slice(0, 1)];
      await writeFile(keysFile, keys.join('\n'));
      return { task: { ...remove, 'keys-from': keysFile }, keys };
    }
    case 'uploads':
      return { task: { mode: 'abort-uploads', ...common, ...age } };
    default:
      return { task: { ...remove, ...cap, ...maybe(0.6, age) } };
  }
}
