import { describe, expect, it } from 'vitest';
import { readObject } from '../../../src/s3/objects/get.ts';
import { createHealth } from '../../../src/s3/send/concerns/health.ts';
import { DEFAULT_LIMITS } from '../../../src/s3/send/limits.ts';
import { createPatience } from '../../../src/s3/send/patience.ts';
import type { Sender } from '../../../src/s3/send/sender.ts';
import { skippingTime } from '../../support/injected-time.ts';

/** Answers with a head, and with the one byte of the object only after so many of them. */
function bodilessFor(times: number) {
  const time = skippingTime();
  const deps = { limits: DEFAULT_LIMITS, health: createHealth(DEFAULT_LIMITS, time), time };
  let answers = 0;
  const send = () => {
    answers += 1;
    deps.health.succeeded();
    const answer = {
      facts: { size: 1, etag: '"e"', lastModified: new Date(0) },
      first: answers > 1 ? 0 : undefined,
      size: 1,
      checksums: {},
      body: bodyOf(answers > times),
    };
    return Promise.resolve({ answer, attempts: 1 });
  };
  const sender = { send, time, patience: () => createPatience(deps) } as unknown as Sender;
  return { time, sender };
}

async function* bodyOf(isWhole: boolean): AsyncGenerator<Uint8Array> {
  await Promise.resolve();
  if (!isWhole) throw Object.assign(new Error('reset'), { code: 'ECONNRESET' });
  yield Buffer.from('x');
}

async function textOf(sender: Sender): Promise<string> {
  const { body } = await readObject(sender, { bucket: 'bucket', key: 'a' }, undefined);
  let text = '';
  for await (const chunk of body) text += Buffer.from(chunk).toString();
  return text;
}

describe('hazard 35: a body that breaks off before its first byte', () => {
  it('is waited for, as a request is', async () => {
    const { time, sender } = bodilessFor(3);
    expect(await textOf(sender)).toBe('x');
    expect(time.sleeps).toEqual([100, 200, 400]);
  });

  it('is given up, as a request is', async () => {
    await expect(textOf(bodilessFor(Infinity).sender)).rejects.toThrow(
      /; tried 17 times in 6\d s$/,
    );
  });
});
