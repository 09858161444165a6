import { describe, expect, it } from 'vitest';
import { beginDeploy } from '../../../src/sync/state/deploy.ts';
import { returnLock } from '../../../src/sync/state/lease.ts';
import { openDeployState, readDeployState } from '../../../src/sync/state/state-object.ts';
import type { Fault, RequestHook } from 's3-test-server';
import { BUCKET } from '../../support/test-store.ts';
import { bytesOf, givenEntry, runOf, STATE_KEY, startDeploys } from './given.ts';

const LEASE_KEY = `${STATE_KEY}.lease`;
const DENIED: Fault = { kind: 'status', status: 403, code: 'AccessDenied', message: 'no' };
const OWN = { 'x-amz-server-side-encryption': 'AES256', 'x-amz-tagging': 'a=b' } as const;

const deny =
  (...refused: readonly (readonly [operation: string, key?: string])[]): RequestHook =>
  ({ operation, key }) =>
    refused.some(([name, of]) => name === operation && (of === undefined || of === key))
      ? DENIED
      : undefined;

/** A deploy that holds the lock, and the nonce by which another process returns it. */
async function held() {
  const { server, place } = await startDeploys();
  const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
  server.clearLog();
  return { server, place, nonce: deploy.nonce ?? '' };
}

describe('the headers of the rules', () => {
  it('are sent with every state and every lease', async () => {
    const { server, place: bare } = await startDeploys();
    const place = { ...bare, headers: OWN };
    const deploy = await beginDeploy(place, await readDeployState(place), runOf('1'));
    expect(await returnLock(place, deploy.nonce ?? '')).toBe(true);
    await deploy.finish([givenEntry('a', 1)], 'complete');
    for (const key of [STATE_KEY, LEASE_KEY]) {
      const { headers, tags } = server.bucket(BUCKET).object(key) ?? {};
      expect(headers).toMatchObject({
        'x-amz-server-side-encryption': 'AES256',
        'content-type': 'application/octet-stream',
        'cache-control': 'private, no-store',
      });
      expect(tags).toEqual({ a: 'b' });
    }
  });
});

describe('a lease', () => {
  it('that may not be written is named, with what it lacked', async () => {
    const { server, place, nonce } = await held();
    server.onRequest = deny(['PutObject', LEASE_KEY]);
    await expect(returnLock({ ...place, headers: OWN }, nonce)).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        'the lease object "site/.s3-batch-action.lease" can\'t be written: allow s3:PutObject, ' +
        's3:PutObjectTagging on it; it was sent without ' +
        'x-amz-server-side-encryption-aws-kms-key-id, x-amz-acl: where a policy demands one of ' +
        'them, set it in "headers" by a rule for ".s3-batch-action", or set state: none; ' +
        "the store's answer was: no",
    });
  });

  it('that may not be read is absent where no listing shows it', async () => {
    const { server, place, nonce } = await held();
    server.onRequest = deny(['GetObject', LEASE_KEY]);
    expect(await returnLock(place, nonce)).toBe(true);
    expect(server.counts).toEqual({ GetObject: 2, ListObjectsV2: 1, PutObject: 1 });
  });

  it('that may not be read is named where a listing shows it', async () => {
    const { server, place, nonce } = await held();
    server.bucket(BUCKET).seed(LEASE_KEY, 'x');
    server.onRequest = deny(['GetObject', LEASE_KEY]);
    await expect(returnLock(place, nonce)).rejects.toMatchObject({
      code: 'AccessDenied',
      message:
        'the lease object "site/.s3-batch-action.lease" can\'t be read: allow s3:GetObject on ' +
        "it, or set state: none; the store's answer was: no",
    });
    expect(server.counts).not.toHaveProperty('PutObject');
  });

  it('that may neither be read nor listed is left to the conditions of writes', async () => {
    const { server, place, nonce } = await held();
    server.onRequest = deny(['GetObject', LEASE_KEY], ['ListObjectsV2']);
    expect(await returnLock(place, nonce)).toBe(true);
    server.bucket(BUCKET).seed(LEASE_KEY, 'x');
    expect(await returnLock(place, nonce)).toBe(false);
    expect(String(server.bucket(BUCKET).object(LEASE_KEY)?.body)).toBe('x');
  });
});

describe('a state whose GET was refused before the listing', () => {
  const needs = { objects: 1, files: 1 };

  async function opened() {
    const { server, place } = await startDeploys();
    server.onRequest = deny(['GetObject']);
    const open = await openDeployState(place);
    expect(server.counts).toEqual({ GetObject: 1 });
    return { server, place, open };
  }

  it('is absent when the listing shows none, and nothing more is asked', async () => {
    const { server, open } = await opened();
    const state = await open.read({ ...needs, isListed: (key) => key !== STATE_KEY });
    expect(state.condition).toBe('absent');
    expect(server.counts).toEqual({ GetObject: 1 });
  });

  it('is named when the listing shows it', async () => {
    const { server, open } = await opened();
    server.bucket(BUCKET).seed(STATE_KEY, 'x');
    const read = open.read({ ...needs, isListed: (key) => key === STATE_KEY });
    await expect(read).rejects.toMatchObject({
      message: expect.stringMatching(/^the state object "site\/.*" can't be read: /) as string,
    });
  });

  it('and that another deploy has stored meanwhile is not replaced', async () => {
    const { server, place, open } = await opened();
    server.onRequest = undefined;
    server.bucket(BUCKET).seed(STATE_KEY, bytesOf([givenEntry('a', 1)]));
    const state = await open.read({ ...needs, isListed: (key) => key === STATE_KEY });
    expect(state.condition).toBe('absent');
    await expect(beginDeploy(place, state, runOf('1'))).rejects.toMatchObject({
      code: 'DeployOvertaken',
    });
  });
});

it('a state that was archived is named, and may be deleted', async () => {
  const { server, place } = await startDeploys([givenEntry('a', 1)]);
  server.onRequest = ({ operation }) =>
    operation === 'GetObject'
      ? { kind: 'status', status: 403, code: 'InvalidObjectState', message: 'no' }
      : undefined;
  await expect(readDeployState(place)).rejects.toMatchObject({
    code: 'InvalidObjectState',
    message:
      'the state object "site/.s3-batch-action" can\'t be read: it is archived: delete it, which ' +
      "only makes the next deploy send more requests, or set state: none; the store's answer was: no",
  });
});
