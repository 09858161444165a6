import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { HttpRequest } from '@smithy/core/protocols';
import { describe, expect, it } from 'vitest';
import { createRequestHandler } from '../../../src/s3/sdk/request-handler.ts';
import { createSdkClient } from '../../../src/s3/sdk/sdk.ts';
import { createEndpointGuard } from '../../../src/s3/wire/endpoint-guard.ts';
import { NO_CONNECTIONS, onlyEnvironment } from './clients.ts';
import { localConnections, startServer } from './local-connections.ts';

describe('the handler of the SDK', () => {
  it('sends the roles of a token over the connections, too', async () => {
    const token = join(mkdtempSync(join(tmpdir(), 'token-')), 'token');
    writeFileSync(token, 'the-token');
    onlyEnvironment({
      AWS_WEB_IDENTITY_TOKEN_FILE: token,
      AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy',
      AWS_REGION: 'us-west-2',
    });
    let heard = '';
    const port = await startServer(({ body }) => {
      heard = body;
      return {
        headers: { 'content-type': 'text/xml' },
        body:
          '<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">' +
          '<AssumeRoleWithWebIdentityResult><Credentials><AccessKeyId>ASIA</AccessKeyId>' +
          '<SecretAccessKey>s</SecretAccessKey><SessionToken>t</SessionToken>' +
          '<Expiration>2099-01-01T00:00:00Z</Expiration></Credentials>' +
          '</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>',
      };
    });
    const connections = localConnections(port);
    const place = { region: 'us-west-2', forcePathStyle: false };
    const assertAllowed = createEndpointGuard({});
    const client = createSdkClient(place, { connections, assertAllowed });
    expect(await client.config.credentials()).toMatchObject({ accessKeyId: 'ASIA' });
    expect(connections.sent.map(({ origin }) => origin)).toEqual([
      'https://sts.us-west-2.amazonaws.com',
    ]);
    expect(heard).toContain('WebIdentityToken=the-token');
  });

  it('sends target, headers and body as the SDK signs them', async () => {
    const port = await startServer(({ method, url, headers, body }) => ({
      headers: { 'x-a': 'b' },
      body: JSON.stringify([method, url, headers['x-mixed'], body]),
    }));
    const connections = localConnections(port);
    const request = new HttpRequest({
      method: 'POST',
      hostname: '[::1]',
      port: 9000,
      path: '/a/../b',
      query: { b: ['2', '1'], a: 'x y', none: null },
      headers: { 'X-Mixed': 'c' },
      body: 'text',
    });
    const { response } = await createRequestHandler(connections).handle(request);
    expect(connections.sent[0]).toMatchObject({
      origin: 'https://[::1]:9000',
      headers: { 'x-mixed': 'c' },
    });
    expect(response).toMatchObject({ statusCode: 200, headers: { 'x-a': 'b' } });
    expect(JSON.parse(String(response.body))).toEqual([
      'POST',
      '/a/../b?a=x%20y&b=2&b=1&none',
      'c',
      'text',
    ]);
  });

  it('leaves out a header that stands more than once', async () => {
    const headers = new Map([
      ['a', undefined],
      ['b', 'c'],
    ]);
    const answer = { status: 200, headers, body: Buffer.alloc(0) };
    const handler = createRequestHandler({
      ...NO_CONNECTIONS,
      send: () => Promise.resolve(answer),
    });
    const { response } = await handler.handle(new HttpRequest({}));
    expect(response.headers).toStrictEqual({ b: 'c' });
  });

  it('refuses a body that it can not send twice', async () => {
    const handler = createRequestHandler(NO_CONNECTIONS);
    const request = new HttpRequest({ body: new ReadableStream() });
    await expect(handler.handle(request)).rejects.toThrow('an unexpected type of body');
  });
});
