import { describe, expect, it } from 'vitest';
import {
  profileWith,
  startContainer,
  startInstance,
  startWebIdentity,
  temporaryFile,
} from '../support/credential-sources.ts';
import { startTestServer } from '../support/test-store.ts';
import { uploadAs } from '../support/upload-as.ts';

const EMPTY = { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
const withToken = () => startTestServer({ sessionToken: 'token' });
/** Both ways to the store. */
const CLIENTS = ['wire', 'sdk'];

describe('hazard 62, hazard 69: keys that are set but empty', () => {
  const FORK =
    'are empty: if they come from variables or secrets, those are not set for this repository or ' +
    'environment, or this is a pull request from a fork, which gets none';

  it.each([
    ['both', EMPTY, `AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY ${FORK}`],
    [
      'one alone',
      { AWS_SECRET_ACCESS_KEY: '' },
      'AWS_SECRET_ACCESS_KEY is empty: if it comes from a variable or secret, that is not set',
    ],
    [
      'one of two',
      { AWS_ACCESS_KEY_ID: 'test-access-key', AWS_SECRET_ACCESS_KEY: '' },
      'AWS_SECRET_ACCESS_KEY is empty: if it comes',
    ],
    [
      'one, and the other is missing',
      { AWS_ACCESS_KEY_ID: 'test-access-key' },
      'AWS_SECRET_ACCESS_KEY is not set although AWS_ACCESS_KEY_ID is: set both, or neither',
    ],
  ])('(%s) are refused, and the machine is not asked for its role', async (_, keys, text) => {
    const server = await withToken();
    const { env, asked } = await startInstance(server);
    const { exitCode, message } = await uploadAs(server, { ...env, ...keys });
    expect([exitCode, server.log, asked]).toEqual([1, [], []]);
    expect(message).toContain(text);
  });

  it('leave it to a profile that is named, and then not to the machine', async () => {
    const server = await startTestServer();
    const { env, asked } = await startInstance(server);
    const files = profileWith('deploy', server);
    const named = await uploadAs(server, { ...env, ...EMPTY, ...files, AWS_PROFILE: 'deploy' });
    expect([named.exitCode, named.keys]).toEqual([0, ['site/a']]);
    const config = temporaryFile('config', '[profile plain]\nregion = eu-central-1\n');
    const plain = { AWS_PROFILE: 'plain', AWS_CONFIG_FILE: config };
    const without = await uploadAs(server, { ...env, ...EMPTY, ...plain });
    expect([without.exitCode, asked]).toEqual([1, []]);
    expect(without.message).toContain('CredentialsProviderError');
  });

  it('leave it to a web identity or a container that is named', async () => {
    const server = await withToken();
    for (const service of [await startWebIdentity(server), await startContainer(server)]) {
      const { exitCode } = await uploadAs(server, { ...EMPTY, ...service.env });
      expect(exitCode).toBe(0);
    }
  });
});

describe('a profile that is not there', () => {
  it('ends the run, and the machine is not asked for its role', async () => {
    const server = await withToken();
    const { env, asked } = await startInstance(server);
    const { exitCode, message } = await uploadAs(server, { ...env, AWS_PROFILE: 'misspelt' });
    expect([exitCode, server.log, asked]).toEqual([1, [], []]);
    expect(message).toContain('AWS_PROFILE "misspelt" is not in the AWS configuration files');
  });

  it('is none when AWS_PROFILE is empty', async () => {
    const server = await withToken();
    const { env } = await startInstance(server);
    const { exitCode } = await uploadAs(server, { ...env, AWS_PROFILE: '' });
    expect(exitCode).toBe(0);
  });
});

describe('hazard 69: a variable with something at its end that nobody sees', () => {
  it.each(CLIENTS)('is named before any request, without its value, over %s', async (client) => {
    const server = await startTestServer();
    const env = {
      AWS_ACCESS_KEY_ID: ` ${server.accessKeyId}`,
      AWS_SECRET_ACCESS_KEY: `${server.secretAccessKey}\n`,
      S3_BATCH_CLIENT: client,
    };
    const { exitCode, message, stdout, masked } = await uploadAs(server, env);
    expect([exitCode, server.log]).toEqual([1, []]);
    expect(message).toBe(
      'AWS_ACCESS_KEY_ID begins with white space: set the value again without it\n' +
        'AWS_SECRET_ACCESS_KEY ends with a line break: set the value again without it',
    );
    expect(masked).toContain(server.secretAccessKey);
    const shown = stdout.split('\n').filter((line) => !line.startsWith('::add-mask::'));
    expect(shown.join('\n')).not.toContain(server.secretAccessKey);
  });
});
