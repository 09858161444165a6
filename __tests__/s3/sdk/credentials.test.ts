import type { AwsCredentialIdentity } from '@smithy/types';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { cached } from '../../../src/s3/way.ts';

const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: 0 });
});
afterEach(() => {
  vi.useRealTimers();
});

/** Credentials that are good for an hour each, by their number, until asking fails. */
function source() {
  let asked = 0;
  const state = { isDown: false, expire: true };
  const provide = (): Promise<AwsCredentialIdentity> => {
    asked += 1;
    if (state.isDown) return Promise.reject(new Error('down'));
    const expiration = state.expire ? { expiration: new Date(Date.now() + 60 * MINUTE) } : {};
    return Promise.resolve({ accessKeyId: `${asked}`, secretAccessKey: 'x', ...expiration });
  };
  const get = cached(provide);
  return { state, get, asked: () => asked, id: async () => (await get()).accessKeyId };
}

describe('cached credentials', () => {
  it('are asked for once by all who need them', async () => {
    const { id, asked } = source();
    expect(await Promise.all([id(), id(), id()])).toEqual(['1', '1', '1']);
    expect([await id(), asked()]).toEqual(['1', 1]);
  });

  it('are cached for good when they do not expire', async () => {
    const { id, state } = source();
    state.expire = false;
    await id();
    vi.setSystemTime(1_000 * 60 * MINUTE);
    expect(await id()).toBe('1');
  });

  it('are used while newer ones are asked for, five minutes before they expire', async () => {
    const { id, asked } = source();
    await id();
    vi.setSystemTime(54 * MINUTE);
    expect([await id(), asked()]).toEqual(['1', 1]);
    vi.setSystemTime(56 * MINUTE);
    expect([await id(), asked()]).toEqual(['1', 2]);
    await vi.waitFor(async () => {
      expect(await id()).toBe('2');
    });
  });

  it('are used until they expire when there are no newer ones', async () => {
    const { id, state } = source();
    await id();
    state.isDown = true;
    vi.setSystemTime(59 * MINUTE);
    expect(await id()).toBe('1');
    vi.setSystemTime(60 * MINUTE);
    await expect(id()).rejects.toThrow('down');
    state.isDown = false;
    expect(Number(await id())).toBeGreaterThan(1);
  });

  it('are asked for anew when that is forced', async () => {
    const { id, get } = source();
    await id();
    expect((await get({ forceRefresh: true })).accessKeyId).toBe('2');
    expect(await id()).toBe('2');
  });
});
