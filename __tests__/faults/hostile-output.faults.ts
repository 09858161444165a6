import { describe, expect, it } from 'vitest';
import { startS3Server } from 's3-test-server';
import { cancelled, MORE_KINDS } from '../support/hostile-kinds.ts';
import {
  commandNames,
  expectInert,
  HARMLESS,
  hostileTexts,
  planned,
  refused,
  uploadRefused,
} from '../support/hostile-runs.ts';
import { sampled, seed } from './seed.ts';
import { BUCKET } from './scenario.ts';

const COUNT = 10_000;

/** Of this many runs one is cancelled too, which takes a process. */
const CANCELLED = 20;
/** Of these one is made of each list of names. */
const KINDS = [planned, refused, ...MORE_KINDS];

// A process for each of 500 runs would take most of the time.
process.env['BUNDLE_RUNS'] = 'inside';

describe(`hostile output, seed ${seed}`, () => {
  it('is text everywhere to the runner and to GitHub', async () => {
    const server = await startS3Server({ keepLog: true });
    server.createBucket(BUCKET);
    const expected = commandNames(await uploadRefused(server, HARMLESS));
    const all = hostileTexts(sampled(COUNT), seed);
    for (const [n, texts] of all.entries()) {
      const result = await uploadRefused(server, texts);
      await expectInert(result);
      expect(commandNames(result)).toEqual(expected);
      const kind = KINDS[n % KINDS.length] ?? planned;
      await expectInert(await kind(server, texts));
      if (n % CANCELLED === 0) await expectInert(await cancelled(server, texts));
    }
    await server.close();
  });
});
