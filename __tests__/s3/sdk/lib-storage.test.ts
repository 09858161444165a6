import { describe, expect, it } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import { uploadBySdk } from '../../../src/s3/sdk/lib-storage.ts';
import type { UploadSession } from '../../../src/s3/way.ts';
import { clientOf, NO_CONNECTIONS, onlyEnvironment } from './clients.ts';

const MIB = 1024 * 1024;
const BYTES = Buffer.from(Array.from({ length: 5 * MIB }, (_, index) => index % 251));
const CONTENT = Buffer.concat([BYTES, BYTES, Buffer.from('end')]);

const WHOLE = contentOf(CONTENT);

/** An upload's session that keeps what it is given. */
function sessionOf(own: object = {}) {
  const calls: string[] = [];
  const parts = new Map<number, Uint8Array>();
  const session = {
    request: { bucket: 'site', key: 'k', content: WHOLE, headers: {} },
    create: () => {
      calls.push('create');
      return Promise.resolve('the-id');
    },
    sendPart: (number: number, body: Uint8Array) => {
      parts.set(number, Buffer.from(body));
      const crc32 = number === 3 ? {} : { crc32: `c${number}` };
      return Promise.resolve({ number, etag: `e${number}`, ...crc32 });
    },
    complete: (sent: readonly object[]) => {
      calls.push(`complete ${JSON.stringify(sent)}`);
      return Promise.resolve({ etag: 'whole', versionId: 'v' });
    },
    ...own,
  } as unknown as UploadSession;
  return { session, calls, parts };
}

describe('an upload by lib-storage', () => {
  it('sends its parts through the session', async () => {
    onlyEnvironment();
    const { session, calls, parts } = sessionOf();
    const answer = await uploadBySdk(session, clientOf(NO_CONNECTIONS), WHOLE, 5 * MIB);
    expect(answer).toEqual({ etag: 'whole', versionId: 'v' });
    expect(calls).toEqual([
      'create',
      'complete [{"number":1,"etag":"e1","crc32":"c1"},{"number":2,"etag":"e2","crc32":"c2"},' +
        '{"number":3,"etag":"e3"}]',
    ]);
    const whole = Buffer.concat([1, 2, 3].map((number) => parts.get(number) ?? Buffer.alloc(0)));
    expect(whole.equals(CONTENT)).toBe(true);
  });

  it('has no version where the session names none', async () => {
    onlyEnvironment();
    const { session } = sessionOf({ complete: () => Promise.resolve({ etag: 'whole' }) });
    expect(await uploadBySdk(session, clientOf(NO_CONNECTIONS), WHOLE, 5 * MIB)).toEqual({
      etag: 'whole',
    });
  });

  it('rejects with what a part failed with, and completes nothing', async () => {
    onlyEnvironment();
    const failure = new Error('no part');
    const { session, calls } = sessionOf({ sendPart: () => Promise.reject(failure) });
    await expect(uploadBySdk(session, clientOf(NO_CONNECTIONS), WHOLE, 5 * MIB)).rejects.toBe(
      failure,
    );
    expect(calls).toEqual(['create']);
  });

  it('completes nothing when parts are missing', async () => {
    onlyEnvironment();
    const { session, calls } = sessionOf();
    const sizes = [20 * MIB];
    const content = {
      read: (start: number, end: number) => WHOLE.read(start, end),
      get size() {
        return sizes.shift() ?? CONTENT.length;
      },
    };
    await expect(uploadBySdk(session, clientOf(NO_CONNECTIONS), content, 5 * MIB)).rejects.toThrow(
      'Expected 4 part',
    );
    expect(calls).toEqual(['create']);
  });

  it('refuses a command that no upload in parts needs', async () => {
    onlyEnvironment();
    const { session } = sessionOf();
    const small = contentOf('small');
    await expect(uploadBySdk(session, clientOf(NO_CONNECTIONS), small, 5 * MIB)).rejects.toThrow(
      'PutObjectCommand',
    );
  });
});
