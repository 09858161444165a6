import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { OPEN, startOddProxy } from '../support/proxy-server.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET, openTestStore, startTestServer } from '../support/test-store.ts';
import { startTlsFront } from '../support/tls-front.ts';

const KEYS = ['site/a', 'site/b'];
const upload = { mode: 'upload-dir', source: 'public', prefix: 'new' };
const remove = { mode: 'delete-prefix', prefix: 'site' };

const LISTING =
  '<?xml version="1.0" encoding="UTF-8"?><ListBucketResult>' +
  `<Name>${BUCKET}</Name><Prefix>site/</Prefix><KeyCount>2</KeyCount><MaxKeys>1000</MaxKeys>` +
  '<IsTruncated>false</IsTruncated>' +
  KEYS.map(
    (key) =>
      `<Contents><Key>${key}</Key><LastModified>2020-01-01T00:00:00.000Z</LastModified>` +
      '<ETag>"0cc175b9c0f1b6a831c399e269772661"</ETag><Size>1</Size></Contents>',
  ).join('') +
  '</ListBucketResult>';

/** What a store would say to a listing and, by its ETag, to an upload. */
const forged = (status: string) =>
  `HTTP/1.1 ${status}\r\nContent-Type: application/xml\r\nContent-Length: ${LISTING.length}\r\n` +
  `ETag: "0cc175b9c0f1b6a831c399e269772661"\r\nConnection: close\r\n\r\n${LISTING}`;

/** A store behind TLS, and what runs need to reach it through `proxy`. */
async function given(proxy: { readonly url: string }) {
  const server = await startTestServer();
  for (const key of KEYS) server.bucket(BUCKET).seed(key, 'x');
  const { port } = new URL(server.endpoint);
  const tls = await startTlsFront(Number(port));
  onTestFinished(() => tls.close());
  const env = {
    HTTPS_PROXY: proxy.url.replace('//', '//user:hu%sh@'),
    NODE_EXTRA_CA_CERTS: tls.certificate,
  };
  const target = new URL(tls.endpoint).host;
  return { server, tls, env, target, endpoint: tls.endpoint };
}

type Given = Pick<Awaited<ReturnType<typeof given>>, 'server' | 'env' | 'endpoint'>;

async function run(
  { server, env, endpoint }: Given,
  inputs: Readonly<Record<string, string>>,
  isTimeLapse = false,
) {
  const workspace = await workspaceOf({ 'public/a': 'a', 'public/b': 'b' });
  const request = { workspace, env, isTimeLapse };
  const result = await runAction(server, { ...inputs, endpoint }, request);
  const { exitCode, outputs, annotations, stdout } = result;
  expect(stdout).not.toMatch(/hu%sh|aHUlc2g/);
  return { exitCode, outputs, message: annotations.at(-1)?.message ?? '' };
}

/** What it is, what the proxy answers, and what is said of it. */
type Row = readonly [string, string | undefined, string];

const REFUSALS: readonly Row[] = [
  ['201 with a listing', forged('201 Created'), 'answered CONNECT TARGET with status 201'],
  ['204', 'HTTP/1.1 204 No Content\r\n\r\n', 'answered CONNECT TARGET with status 204'],
  ['302', 'HTTP/1.1 302 Found\r\nLocation: /\r\n\r\n', 'answered CONNECT TARGET with status 302'],
  ['403', forged('403 Forbidden'), 'answered CONNECT TARGET with status 403: correct HTTPS_PROXY'],
  ['407', forged('407 X'), 'with status 407: set a user name and password that it accepts in'],
  ['503', forged('503 X'), 'answered CONNECT TARGET with status 503'],
  ['101', 'HTTP/1.1 101 Switching Protocols\r\n\r\n', 'answered CONNECT TARGET with status 101'],
  ['102 first', `HTTP/1.1 102 x\r\n\r\n${OPEN}`, 'answered CONNECT TARGET with status 102'],
  ['200 with a listing', forged('200 OK'), 'sent data of its own into the tunnel'],
];

const SILENCE: readonly Row[] = [
  ['nothing', '', 'did not answer CONNECT TARGET within 2500 ms'],
  ['half an answer', 'HTTP/1.1 200 OK\r\n', 'did not answer CONNECT TARGET within 2500 ms'],
];

const MALFORMED: readonly Row[] = [
  [
    'another spelling of 200',
    `HTTP/1.1 2e2 OK\r\n\r\n${LISTING}`,
    'did not answer CONNECT in HTTP/1',
  ],
  ['garbage', 'SSH-2.0-x\r\n\r\n', 'did not answer CONNECT in HTTP/1.1'],
  ['a head without end', `HTTP/1.1 200 OK\r\n${'X: y\r\n'.repeat(3000)}`, 'more than 16384 bytes'],
  ['100 first', `HTTP/1.1 100 x\r\n\r\n${OPEN}`, 'did not answer CONNECT in HTTP/1.1'],
  ['100 without end', 'HTTP/1.1 100 x\r\n\r\n'.repeat(1000), 'did not answer CONNECT in HTTP/1.1'],
  ['nothing, and the end', undefined, 'closed the connection before it answered CONNECT TARGET'],
];

describe('hazard 45, hazard 79: what a proxy answers to CONNECT is never the word of the store', () => {
  it.each([...REFUSALS, ...SILENCE])('%s', async (name, answer, statement) => {
    const proxy = await startOddProxy(() => answer);
    const place = await given(proxy);
    const isSilent = SILENCE.some(([silent]) => silent === name);
    const results = [upload, remove].map((inputs) => run(place, inputs, isSilent));
    for (const { exitCode, outputs, message } of await Promise.all(results)) {
      expect([exitCode, outputs['uploaded'], outputs['deleted']]).toEqual([1, '0', '0']);
      expect(message).toContain(`ProxyError: the proxy 127.0.0.1:${proxy.port} `);
      expect(message).toContain(statement.replace('TARGET', place.target));
      expect(message).toContain('or add localhost to NO_PROXY');
      expect(message).toContain('What happened: the proxy to ');
    }
    expect(place.server.log).toEqual([]);
    expect(place.server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it.each(MALFORMED)('%s', async (_, answer, statement) => {
    const proxy = await startOddProxy(() => answer);
    const place = await given(proxy);
    vi.stubEnv('HTTPS_PROXY', proxy.url);
    onTestFinished(() => void vi.unstubAllEnvs());
    const { endpoint, target } = place;
    const store = await openTestStore(place.server, { endpoint, limits: { firstAnswer: 200 } });
    await expect(store.list({ bucket: BUCKET, prefix: '' })).rejects.toMatchObject({
      code: 'ProxyError',
      scope: 'batch',
      message: expect.stringContaining(statement.replace('TARGET', target)) as unknown,
    });
    expect(proxy.requests.length).toBeGreaterThan(1);
    expect(place.server.log).toEqual([]);
  });

  it('not even when its next answers open tunnels, through which deletes would go', async () => {
    const proxy = await startOddProxy((n) => (n === 0 ? forged('201 Created') : OPEN));
    const place = await given(proxy);
    const { exitCode, outputs } = await run(place, remove);
    expect([exitCode, outputs['deleted']]).toEqual([1, '0']);
    expect(place.server.bucket(BUCKET).keys()).toEqual(KEYS);
  });

  it('of the service that gives out credentials neither', async () => {
    const proxy = await startOddProxy(() => forged('201 Created'));
    const place = await given(proxy);
    const workspace = await workspaceOf({ 'public/a': 'a', token: 'token' });
    const env = {
      ...place.env,
      NO_PROXY: 'localhost',
      AWS_ACCESS_KEY_ID: '',
      AWS_SECRET_ACCESS_KEY: '',
      AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy',
      AWS_WEB_IDENTITY_TOKEN_FILE: join(workspace, 'token'),
    };
    const { exitCode, annotations } = await runAction(
      place.server,
      { ...upload, endpoint: place.endpoint },
      { workspace, env },
    );
    expect(exitCode).toBe(1);
    expect(annotations.at(-1)?.message).toMatch(
      /ProxyError: .* answered CONNECT sts\.[a-z.0-9-]+:443 with status 201/,
    );
    expect(place.server.log).toEqual([]);
  });
});

describe('hazard 45: a proxy that opens tunnels', () => {
  it.each([
    ['at once', () => OPEN],
    ['after refusals that pass', (n: number) => (n < 2 ? 'HTTP/1.1 502 x\r\n\r\n' : OPEN)],
  ])('%s carries requests, and learns its password alone', async (_, answer) => {
    const proxy = await startOddProxy(answer);
    const place = await given(proxy);
    const { exitCode } = await run(place, upload);
    expect(exitCode).toBe(0);
    expect(place.server.bucket(BUCKET).keys()).toEqual(['new/a', 'new/b', ...KEYS]);
    const credentials = Buffer.from('user:hu%sh').toString('base64');
    expect(proxy.requests[0]).toBe(
      `CONNECT ${place.target} HTTP/1.1\r\nhost: ${place.target}\r\nconnection: close\r\n` +
        `proxy-connection: keep-alive\r\nproxy-authorization: Basic ${credentials}\r\n\r\n`,
    );
  });

  it('carries requests over TLS within TLS', async () => {
    const proxy = await startOddProxy(() => OPEN);
    const front = await startTlsFront(proxy.port);
    onTestFinished(() => front.close());
    const place = await given({ url: front.endpoint });
    const both = join(await workspaceOf({}), 'certificates.pem');
    const files = [front.certificate, place.tls.certificate];
    const certificates = await Promise.all(files.map((file) => readFile(file, 'utf8')));
    await writeFile(both, certificates.join('\n'));
    const env = { ...place.env, NODE_EXTRA_CA_CERTS: both };
    expect(await run({ ...place, env }, upload)).toMatchObject({ exitCode: 0, message: '' });
    expect(place.server.bucket(BUCKET).keys()).toEqual(['new/a', 'new/b', ...KEYS]);
  });

  it('and then says nothing more is given up', async () => {
    const proxy = await startOddProxy(() => OPEN.replace('established', 'established, not'));
    const place = await given(proxy);
    const { exitCode, message } = await run(place, upload, true);
    expect(exitCode).toBe(1);
    expect(message).toContain(
      `${place.target} did not establish TLS through the proxy within 2500 ms`,
    );
    expect(place.server.log).toEqual([]);
  });
});
