import { describe, expect, it } from 'vitest';
import { BUCKET, startTestServer } from './test-server.ts';
import { sendSigned } from '../contract/signed-request.ts';
import type { Difference } from '../src/index.ts';
import { PROFILES } from '../src/profiles/all.ts';
import { CASES, type Send } from './profile-cases.ts';

async function openUnder(difference: Difference | undefined) {
  const server = await startTestServer();
  server.setOwnership(BUCKET, 'ObjectWriter');
  server.bucket(BUCKET).seed('key', 'body');
  if (difference !== undefined) {
    server.setProfile(BUCKET, { name: 'one', title: 'One difference', differences: [difference] });
  }
  const send: Send = (request) => sendSigned(server.endpoint, { bucket: BUCKET, ...request });
  return { server, send };
}

describe.each(PROFILES.filter(({ name }) => name in CASES))('$title', ({ name, differences }) => {
  const cases = Object.entries(CASES[name] ?? {});
  const rows = differences.flatMap((difference) => {
    const own = cases.filter(([words]) => difference.text.startsWith(words));
    return own.map(([, one]) => ({ text: difference.text, difference, one }));
  });

  it.each(rows)('$text', async ({ difference, one }) => {
    const under = await openUnder(difference);
    const plain = await openUnder(undefined);
    if ('see' in one) {
      expect(await one.see(under.send, under.server)).toEqual(one.differs);
      expect(await one.see(plain.send, plain.server)).toEqual(one.plain);
      return;
    }
    const { status, code } = await under.send(one.refused);
    expect(`${status} ${code ?? ''}`).toBe(one.with);
    expect((await plain.send(one.refused)).status).toBe(200);
    expect((await under.send(one.taken)).status).toBe(200);
  });
});

it('every case is about one difference', () => {
  for (const [name, cases] of Object.entries(CASES)) {
    const texts = PROFILES.find((one) => one.name === name)?.differences.map(({ text }) => text);
    for (const words of Object.keys(cases)) {
      expect(texts?.filter((text) => text.startsWith(words))).toHaveLength(1);
    }
  }
});

it('every difference of a store or of what stands before it has a case', () => {
  const tested = new Set(
    Object.entries(CASES).flatMap(([name, cases]) => {
      const { differences = [] } = PROFILES.find((one) => one.name === name) ?? {};
      return differences.filter(({ text }) =>
        Object.keys(cases).some((words) => text.startsWith(words)),
      );
    }),
  );
  const untested = PROFILES.filter(({ name }) => !name.startsWith('amazon'))
    .flatMap(({ differences }) => differences)
    .filter((one) => !tested.has(one));
  expect(untested.map(({ text }) => text)).toEqual([]);
});
