import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import { AclKeepingStore } from '../../src/object-store/kept-acls.ts';
import type { CopyRequest, PutResult } from '../../src/object-store/object-store.ts';
import { MemoryStore } from '../support/memory-store.ts';

const PUBLIC: ObjectHeaders = { 'x-amz-acl': 'public-read' };
const FRIEND: ObjectHeaders = { 'x-amz-grant-read': 'id="friend"' };
const TYPE: ObjectHeaders = { 'content-type': 'text/css' };

const refusal = (code: string, status?: number, scope?: 'batch') =>
  new StoreError(code, 'no', {
    ...(status !== undefined && { status }),
    ...(scope !== undefined && { scope }),
  });

/** A store that refuses some copies, and notes the headers of all. */
class CopyingStore extends MemoryStore {
  readonly copied: ObjectHeaders[] = [];
  refuse: (headers: ObjectHeaders) => StoreError | undefined = () => undefined;

  override copy({ headers }: CopyRequest): Promise<PutResult> {
    this.copied.push(headers);
    const refused = this.refuse(headers);
    return refused === undefined ? Promise.resolve({ etag: '"1"' }) : Promise.reject(refused);
  }
}

function given(acls: Readonly<Record<string, ObjectHeaders>>) {
  const inner = new CopyingStore();
  const store = new AclKeepingStore(inner, new Map(Object.entries(acls)));
  const copy = (key: string) =>
    store.copy({ bucket: 'b', key, source: { bucket: 'b', key }, headers: TYPE });
  return { inner, store, copy };
}

const refusingPublic = (error: StoreError) => (headers: ObjectHeaders) =>
  headers['x-amz-acl'] === undefined ? undefined : error;

describe('hazard 73: copies that keep the ACLs of their objects', () => {
  it('carry them', async () => {
    const { inner, store, copy } = given({ a: PUBLIC });
    await copy('a');
    await copy('b');
    expect(inner.copied).toEqual([{ ...TYPE, ...PUBLIC }, TYPE]);
    expect(store.lost).toEqual({ count: 0, codes: new Set() });
  });

  it.each([
    ['AccessDenied', 403],
    ['AccessControlListNotSupported', 400],
    ['NotImplemented', 501],
    ['InvalidArgument', 400],
    // As S3 may say it in an answer with status 200.
    ['AccessDenied', 503],
  ])('go without one that is refused, from then on: %s', async (code, status) => {
    const { inner, store, copy } = given({ a: PUBLIC, b: PUBLIC, c: FRIEND });
    inner.refuse = refusingPublic(refusal(code, status));
    expect(await copy('a')).toEqual({ etag: '"1"' });
    await copy('b');
    await copy('c');
    expect(inner.copied).toEqual([{ ...TYPE, ...PUBLIC }, TYPE, TYPE, { ...TYPE, ...FRIEND }]);
    expect(store.lost).toEqual({ count: 2, codes: new Set([code]) });
  });

  it('fail where the role may not set ACLs, so that no object loses its readers', async () => {
    const { inner, store, copy } = given({ a: PUBLIC });
    const message = 'User: u is not authorized to perform: s3:PutObjectAcl on resource: r';
    inner.refuse = refusingPublic(new StoreError('AccessDenied', message, { status: 403 }));
    await expect(copy('a')).rejects.toMatchObject({ code: 'AccessDenied', message });
    expect(inner.copied).toEqual([{ ...TYPE, ...PUBLIC }]);
    const because =
      'because ACLs are prevented by the BlockPublicAcls setting in S3 Block Public Access';
    const blocked = new StoreError('AccessDenied', `${message} ${because}`, { status: 403 });
    inner.refuse = refusingPublic(blocked);
    expect(await copy('a')).toEqual({ etag: '"1"' });
    expect(store.lost.count).toBe(1);
  });

  it('fail as a copy without it fails, and lose nothing by that', async () => {
    const { inner, store, copy } = given({ a: PUBLIC, b: PUBLIC });
    inner.refuse = (headers) =>
      headers['x-amz-acl'] === undefined ? refusal('PreconditionFailed', 412) : refusal('x', 400);
    await expect(copy('a')).rejects.toMatchObject({ code: 'PreconditionFailed' });
    inner.refuse = () => undefined;
    await copy('b');
    expect(inner.copied.at(-1)).toEqual({ ...TYPE, ...PUBLIC });
    expect(store.lost.count).toBe(0);
  });

  it.each([
    ['PreconditionFailed', 412],
    ['NoSuchKey', 404],
    ['InvalidObjectState', 403],
    ['InternalError', 500],
    ['SlowDown', 503],
    ['TooManyRequests', 429],
    ['RequestTimeout', 408],
    ['OperationAborted', 409],
    ['ECONNRESET', undefined],
    ['ExpiredToken', 400, 'batch'],
  ] as const)('are not repeated after what is not about it: %s', async (code, status, scope?) => {
    const { inner, copy } = given({ a: PUBLIC });
    inner.refuse = () => refusal(code, status, scope);
    await expect(copy('a')).rejects.toMatchObject({ code });
    expect(inner.copied).toHaveLength(1);
  });
});
