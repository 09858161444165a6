import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { OperationName } from '../../../src/s3/operations/operation.ts';
import { exchangeBySdk } from '../../../src/s3/sdk/exchange.ts';
import type { CredentialProvider } from '../../../src/s3/way.ts';
import { clientOf, KEYS, onlyEnvironment } from './clients.ts';
import { localConnections, type Said, startServer } from './local-connections.ts';

const BUCKET = 'name--usw2-az1--x-s3';
const HOST = `https://${BUCKET}.s3express-usw2-az1.us-west-2.amazonaws.com`;
const NOW = Date.UTC(2030, 0, 1);
const MINUTE = 60_000;

beforeEach(() => {
  onlyEnvironment();
  vi.useFakeTimers({ toFake: ['Date'], now: NOW });
});
afterEach(() => {
  vi.useRealTimers();
});

function session(number: number, ahead = 0): Said {
  const expiration = new Date(Date.now() + ahead + 5 * MINUTE).toISOString();
  return {
    body:
      '<?xml version="1.0"?><CreateSessionResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/">' +
      `<Credentials><SessionToken>token${number}</SessionToken><SecretAccessKey>s</SecretAccessKey>` +
      `<AccessKeyId>SESSION${number}</AccessKeyId><Expiration>${expiration}</Expiration>` +
      '</Credentials></CreateSessionResult>',
  };
}

interface Options {
  /** What the CreateSession of this number is answered with. */
  readonly answer?: (number: number) => Said;
  readonly credentials?: CredentialProvider;
  /** Milliseconds by which the store's clock is ahead. */
  readonly ahead?: number;
}

/** A client of a directory bucket, with the requests it sent. */
async function directoryBucket({ answer = session, credentials, ahead = 0 }: Options = {}) {
  let created = 0;
  const port = await startServer(({ url }) => {
    const date = new Date(Date.now() + ahead).toUTCString();
    const said = url === '/?session=' ? answer((created += 1)) : {};
    return { ...said, headers: { date } };
  });
  const connections = localConnections(port);
  const client = clientOf(connections, {}, credentials);
  const send = (operation: OperationName = 'PutObject') => {
    const request = { method: 'PUT', path: '/k', query: {}, headers: {} } as const;
    return exchangeBySdk(client, operation, { bucket: BUCKET, key: 'k' }, request, undefined);
  };
  const { sent } = connections;
  const lastHeaders = () => sent.findLast(({ target }) => target === '/k')?.headers;
  return { sent, lastHeaders, client, send };
}

describe('a directory bucket', () => {
  it('gets one session, whose keys and token sign the requests', async () => {
    const { send, sent } = await directoryBucket();
    await Promise.all([send(), send(), send()]);
    expect(sent.map(({ target }) => target).sort()).toEqual(['/?session=', '/k', '/k', '/k']);
    expect(new Set(sent.map(({ origin }) => origin))).toEqual(new Set([HOST]));
    const [create, put] = sent;
    expect(create?.headers['authorization']).toContain(
      'Credential=AKID/20300101/us-west-2/s3express/aws4_request',
    );
    expect(put?.headers).toMatchObject({
      'x-amz-s3session-token': 'token1',
      authorization: expect.stringContaining(
        'Credential=SESSION1/20300101/us-west-2/s3express/aws4_request, SignedHeaders=',
      ) as string,
    });
    expect(put?.headers).not.toHaveProperty('x-amz-security-token');
    expect(put?.headers['authorization']).toMatch(/SignedHeaders=\S*;x-amz-s3session-token/);
  });

  it('is copied to with the credentials themselves, as the SDK does', async () => {
    const { send, sent } = await directoryBucket();
    await send('CopyObject');
    expect(sent.map(({ target }) => target)).toEqual(['/k']);
    expect(sent[0]?.headers['authorization']).toContain('Credential=AKID/');
  });

  it('gets the next session before one ends', async () => {
    const { send, lastHeaders } = await directoryBucket();
    await send();
    vi.setSystemTime(NOW + 4 * MINUTE + 1);
    await send();
    expect(lastHeaders()).toHaveProperty('x-amz-s3session-token', 'token1');
    await vi.waitFor(async () => {
      await send();
      expect(lastHeaders()?.['x-amz-s3session-token']).toBe('token2');
    });
  });

  it('gets another session after one was refused', async () => {
    const refused: Said = { status: 503, body: '<Error><Code>SlowDown</Code></Error>' };
    const { send } = await directoryBucket({
      answer: (number) => (number === 1 ? refused : session(number)),
    });
    await expect(send()).rejects.toMatchObject({ name: 'SlowDown' });
    expect(await send()).toMatchObject({ status: 200 });
  });

  it('keeps its session when the next one is refused', async () => {
    const refused: Said = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };
    const { send, sent, lastHeaders } = await directoryBucket({
      answer: (number) => (number === 1 ? session(1) : refused),
    });
    await send();
    vi.setSystemTime(NOW + 4 * MINUTE + 1);
    await send();
    await vi.waitFor(() => {
      expect(sent.filter(({ target }) => target === '/?session=')).toHaveLength(2);
    });
    await send();
    expect(lastHeaders()?.['x-amz-s3session-token']).toBe('token1');
  });

  it('uses no session that has ended', async () => {
    const refused: Said = { status: 403, body: '<Error><Code>AccessDenied</Code></Error>' };
    const { send } = await directoryBucket({
      answer: (number) => (number === 1 ? session(1) : refused),
    });
    await send();
    vi.setSystemTime(NOW + 6 * MINUTE);
    await expect(send()).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each<[string, (body: string) => string]>([
    ['a document type', (body) => body.replace('?>', '?><!DOCTYPE a>')],
    ['a comment', (body) => body.replace('<Credentials>', '$&<!-- a -->')],
    ['an instruction', (body) => body.replace('<Credentials>', '$&<?a b?>')],
    ['a second root', (body) => `${body}<a/>`],
    ['two tokens', (body) => body.replace(/<SessionToken>.*<\/SessionToken>/, '$&$&')],
    ['prefixes', (body) => body.replaceAll(/<(\/?)(?=\w)/g, '<$1s3:')],
  ])('hazard 1: takes no answer with %s for a session', async (_, spoil) => {
    const { body = '' } = session(1);
    const { send } = await directoryBucket({ answer: () => ({ body: spoil(body) }) });
    await expect(send()).rejects.toMatchObject({ code: 'UnprovenAnswer' });
  });

  it('hazard 1: does not read why a session was refused in a document with a comment', async () => {
    const body = '<!-- a --><Error><Code>SlowDown</Code></Error>';
    const { send } = await directoryBucket({ answer: () => ({ status: 403, body }) });
    await expect(send()).rejects.toMatchObject({ code: 'NotFromStore', status: 403 });
  });

  it.each(['AccessKeyId', 'SecretAccessKey', 'SessionToken', 'Expiration', 'Credentials'])(
    'takes no answer without %s for a session',
    async (name) => {
      const { body = '' } = session(1);
      const without = body.replace(new RegExp(`<${name}>.*</${name}>`), '');
      const { send } = await directoryBucket({ answer: () => ({ body: without }) });
      await expect(send()).rejects.toMatchObject({ code: 'UnprovenAnswer' });
    },
  );

  it('gets another session for other credentials', async () => {
    let number = 0;
    const later = () => Date.now() + MINUTE;
    const credentials = () => {
      number += 1;
      const keys = { ...KEYS, accessKeyId: `KEY${number}`, expiration: new Date(later()) };
      return Promise.resolve(keys);
    };
    const { send, lastHeaders } = await directoryBucket({ credentials });
    await send();
    vi.setSystemTime(NOW + 2 * MINUTE);
    await send();
    expect(lastHeaders()?.['x-amz-s3session-token']).toBe('token2');
  });

  it('signs with a session by the clock of the store', async () => {
    const { send, sent } = await directoryBucket({ ahead: 60 * MINUTE });
    await send();
    expect(sent[0]?.headers['x-amz-date']).toBe('20300101T000000Z');
    expect(sent[1]?.headers['x-amz-date']).toBe('20300101T010000Z');
  });

  it('ends a session by the clock of the store', async () => {
    const ahead = -60 * MINUTE;
    const answer = (number: number) => session(number, ahead);
    const { send, lastHeaders } = await directoryBucket({ ahead, answer });
    await send();
    vi.setSystemTime(NOW + 3 * MINUTE);
    await send();
    expect(lastHeaders()?.['x-amz-s3session-token']).toBe('token1');
    vi.setSystemTime(NOW + 6 * MINUTE);
    await send();
    expect(lastHeaders()?.['x-amz-s3session-token']).toBe('token2');
  });

  it('signs by its own clock where corrections are switched off', async () => {
    const { send, client, lastHeaders } = await directoryBucket({ ahead: 60 * MINUTE });
    // The SDK reads the environment for this once a process.
    client.config.disableClockSkewCorrection = () => Promise.resolve(true);
    await send();
    await send();
    expect(lastHeaders()?.['x-amz-date']).toBe('20300101T000000Z');
  });
});
