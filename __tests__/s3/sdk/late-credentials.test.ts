import { describe, expect, it } from 'vitest';
import { credentialsOfChain } from '../../../src/s3/sdk/credentials.ts';
import { createWireWay } from '../../../src/s3/wire/wire-way.ts';
import { listening } from '../wire/http/wire-server.ts';
import { NO_CONNECTIONS, onlyEnvironment } from './clients.ts';

describe('hazard 79: a source of credentials', () => {
  it.each([
    ['is silent', ''],
    ['does not end its answer', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\na'],
  ])('that %s is given up', async (_, answer) => {
    const { origin } = await listening((socket) => {
      socket.write(answer);
    });
    onlyEnvironment({ AWS_CONTAINER_CREDENTIALS_FULL_URI: origin });
    await expect(credentialsOfChain(undefined, 300)).rejects.toMatchObject({
      code: 'CredentialsProviderError',
      scope: 'batch',
      message: 'the source "container" gave no credentials within 300 ms',
    });
  });

  it('that is silent does not hold a request that is aborted', async () => {
    const stopper = new AbortController();
    const route = {
      origin: 'http://localhost',
      protocol: 'http:',
      hostname: 'localhost',
      host: 'localhost',
      basePath: '',
      region: 'us-east-1',
      checksum: 'md5',
    } as const;
    const way = createWireWay(route, {
      connections: NO_CONNECTIONS,
      assertAllowed: () => undefined,
      credentials: () => {
        stopper.abort(new Error('stopped'));
        return new Promise(() => undefined);
      },
    });
    const request = { method: 'GET', path: '/a', query: {}, headers: {} } as const;
    const sending = way.send('GetObject', { bucket: 'b', key: 'a' }, request, stopper.signal);
    await expect(sending).rejects.toThrow('stopped');
  });
});

describe('hazard 80: the source of credentials', () => {
  it.each([
    ['container', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'],
    ['instance', 'AWS_EC2_METADATA_SERVICE_ENDPOINT'],
  ])('"%s" is cut off when it answers without end', async (source, variable) => {
    const { origin, allClosed } = await listening((socket) => {
      socket.resume().write('HTTP/1.1 200 OK\r\n\r\n');
      // Then it is silent, so that a test without the guard has an end.
      socket.write(Buffer.alloc(1024 * 1024, 'a'));
    });
    onlyEnvironment({ [variable]: origin });
    await expect(credentialsOfChain(undefined, 10_000)).rejects.toMatchObject({
      code: 'CredentialsProviderError',
      scope: 'batch',
      message: `the source "${source}" sent more than 262144 bytes`,
    });
    await allClosed();
  });
});
