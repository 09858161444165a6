import { describe, expect, it } from 'vitest';
import { rowOf } from '../../../src/s3/error-codes.ts';
import { toStoreError } from '../../../src/s3/errors.ts';
import { exchangeBySdk } from '../../../src/s3/sdk/exchange.ts';
import type { WireRequest } from '../../../src/s3/wire/message.ts';
import { clientOf, onlyEnvironment } from './clients.ts';
import { localConnections } from './local-connections.ts';

const put = (key: string): WireRequest => ({
  method: 'PUT',
  path: `/${key}`,
  headers: {},
  query: {},
});

describe('a request that the SDK refuses', () => {
  it('is not sent over http to another host', async () => {
    onlyEnvironment();
    const connections = localConnections(1);
    const place = { endpoint: 'http://s3.example.test:9000', forcePathStyle: true };
    const client = clientOf(connections, place);
    const subject = { bucket: 'site', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), undefined);
    await expect(sending).rejects.toMatchObject({ code: 'InsecureEndpoint' });
    expect(connections.sent).toEqual([]);
  });

  it('rejects with the words of the SDK for what that refuses', async () => {
    onlyEnvironment();
    const client = clientOf(localConnections(1));
    const refused = (bucket: string) =>
      exchangeBySdk(client, 'PutObject', { bucket, key: 'k' }, put('k'), undefined);
    await expect(refused('arn:aws:s3:us-west-2:123:nothing/x')).rejects.toThrow('Invalid ARN');
    await expect(refused('a/b')).rejects.toMatchObject({ name: 'InvalidBucketName' });
    const none = clientOf(localConnections(1), {}, () => Promise.reject(new Error('no keys')));
    const sending = exchangeBySdk(none, 'PutObject', { bucket: 'site' }, put('k'), undefined);
    await expect(sending).rejects.toThrow('no keys');
  });

  it('says what is missing for an access point of several regions', async () => {
    onlyEnvironment();
    const client = clientOf(localConnections(1));
    const subject = { bucket: 'arn:aws:s3::123456789012:accesspoint/x.mrap', key: 'k' };
    const sending = exchangeBySdk(client, 'PutObject', subject, put('k'), undefined);
    const error = toStoreError(await sending.catch((thrown: unknown) => thrown));
    expect(error.message).toContain('@aws-sdk/signature-v4a');
    const { code, message } = error;
    const facts = { code, message, causes: [], bucket: subject.bucket };
    expect(rowOf(facts)?.id).toBe('several-regions');
  });
});
