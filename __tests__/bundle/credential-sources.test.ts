import { describe, expect, it } from 'vitest';
import {
  profileWith,
  startContainer,
  startInstance,
  startWebIdentity,
  temporaryFile,
} from '../support/credential-sources.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, startTestServer } from '../support/test-store.ts';
import { endpointLineOf, keysOf, uploadAs, type Env } from '../support/upload-as.ts';

const OTHER = { accessKeyId: 'another-access-key', secretAccessKey: 'another' };
const withToken = () => startTestServer({ sessionToken: 'token' });
/** Both ways to the store. */
const CLIENTS = ['wire', 'sdk'];

describe.each(CLIENTS)('the line that names the endpoint, over %s', (S3_BATCH_CLIENT) => {
  const told = async (server: S3Server, env: Env) => {
    const result = await uploadAs(server, { S3_BATCH_CLIENT, ...env });
    expect([result.stderr, result.exitCode, result.message]).toEqual(['', 0, '']);
    const place = `endpoint: ${server.endpoint}, bucket: ${BUCKET}, region: ${server.region}, `;
    const [line = '', ...others] = endpointLineOf(result);
    expect([line.slice(0, place.length), others]).toEqual([place, []]);
    return line.slice(place.length);
  };

  it('says that the credentials are from the environment', async () => {
    const server = await startTestServer();
    const line = await told(server, keysOf(server));
    expect(line).toBe('credentials: environment, access key ending in -key');
  });

  it('shows nothing of an access key that is shorter than 8 characters', async () => {
    const server = await startTestServer({ accessKeyId: 'seven77' });
    expect(await told(server, keysOf(server))).toBe('credentials: environment');
  });

  it('says that they are from a web identity', async () => {
    const server = await withToken();
    const { env } = await startWebIdentity(server);
    const line = await told(server, env);
    expect(line).toBe('credentials: web identity, access key ending in -key');
  });

  it('says that they are from a profile', async () => {
    const server = await startTestServer();
    const env = { ...profileWith('deploy', server), AWS_PROFILE: 'deploy' };
    const line = await told(server, env);
    expect(line).toBe('credentials: profile, access key ending in -key');
  });

  it('says that they are from a container', async () => {
    const server = await withToken();
    const { env } = await startContainer(server);
    const line = await told(server, env);
    expect(line).toBe('credentials: container, access key ending in -key');
  });

  it('says that they are from the instance, where the environment has no keys', async () => {
    const server = await withToken();
    const { env } = await startInstance(server);
    const line = await told(server, env);
    expect(line).toBe('credentials: instance, access key ending in -key');
  });
});

describe('hazard 69: the order of the sources', () => {
  it.each(CLIENTS)('is keys in the environment before AWS_PROFILE, over %s', async (client) => {
    const server = await startTestServer();
    const profile = { ...profileWith('other', OTHER), AWS_PROFILE: 'other' };
    const env = { ...keysOf(server), ...profile, S3_BATCH_CLIENT: client };
    const result = await uploadAs(server, env);
    expect([result.exitCode, result.stderr, result.keys]).toEqual([0, '', ['site/a']]);
    expect(endpointLineOf(result).join()).toContain('credentials: environment');
  });

  it('leaves the region and the endpoint of a profile in force', async () => {
    const server = await startTestServer();
    const config = `[profile other]\nendpoint_url = ${server.endpoint}\n`;
    const { exitCode } = await runStep({
      workspace: await workspaceOf({ 'public/a': 'a' }),
      inputs: {
        mode: 'upload-dir',
        source: 'public',
        prefix: 'site',
        bucket: BUCKET,
        region: server.region,
        'force-path-style': 'true',
      },
      env: {
        ...keysOf(server),
        AWS_PROFILE: 'other',
        AWS_CONFIG_FILE: temporaryFile('config', config),
      },
    });
    expect([exitCode, server.bucket(BUCKET).keys()]).toEqual([0, ['site/a']]);
  });

  it('is a web identity in the environment before a profile that nothing names', async () => {
    const server = await withToken();
    const { env } = await startWebIdentity(server);
    const result = await uploadAs(server, { ...profileWith('default', OTHER), ...env });
    expect(result.exitCode).toBe(0);
    expect(endpointLineOf(result).join()).toContain('credentials: web identity');
  });

  it('is AWS_PROFILE before a web identity', async () => {
    const server = await startTestServer();
    const { env, asked } = await startWebIdentity(server);
    const profile = { ...profileWith('deploy', server), AWS_PROFILE: 'deploy' };
    const result = await uploadAs(server, { ...env, ...profile });
    expect([result.exitCode, asked]).toEqual([0, []]);
  });

  it('is a profile before the instance, and the instance where the profile has no keys', async () => {
    const server = await withToken();
    const { env, asked } = await startInstance(server);
    const config = temporaryFile('config', '[profile deploy]\nregion = eu-central-1\n');
    const named = { ...env, AWS_PROFILE: 'deploy', AWS_CONFIG_FILE: config };
    const result = await uploadAs(server, named);
    expect(result.exitCode).toBe(0);
    expect(endpointLineOf(result).join()).toContain('credentials: instance');
    expect(asked.length).toBeGreaterThan(0);
  });
});

describe('an empty session token', () => {
  it.each(CLIENTS)('is none, over %s', async (S3_BATCH_CLIENT) => {
    const server = await startTestServer();
    const env = { ...keysOf(server), AWS_SESSION_TOKEN: '', S3_BATCH_CLIENT };
    const { exitCode } = await uploadAs(server, env);
    const tokens = server.log.filter(({ headers }) => 'x-amz-security-token' in headers);
    expect([exitCode, tokens]).toEqual([0, []]);
  });
});
