import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { S3Server } from 's3-test-server';

/** What gives credentials: variables that name it, and what it was asked so far. */
export interface CredentialService {
  readonly env: Readonly<Record<string, string>>;
  readonly asked: readonly string[];
}

/** The agent of a container. */
export async function startContainer(server: S3Server, token = 'token') {
  const agent = await startService(() => JSON.stringify(temporary(server, token)));
  const env = { AWS_CONTAINER_CREDENTIALS_FULL_URI: `${agent.url}/credentials` };
  return { env, asked: agent.asked } satisfies CredentialService;
}

/** The metadata service of an EC2 instance, which gives what the role of the machine may use. */
export async function startInstance(server: S3Server, token = 'token') {
  const service = await startService(({ url = '' }) => {
    if (url === '/latest/api/token') return 'metadata-token';
    return url.endsWith('/role') ? JSON.stringify(temporary(server, token)) : 'role';
  });
  const env = {
    AWS_EC2_METADATA_DISABLED: 'false',
    AWS_EC2_METADATA_SERVICE_ENDPOINT: service.url,
  };
  return { env, asked: service.asked } satisfies CredentialService;
}

/** STS, which gives the credentials of a role for the token of a web identity. */
export async function startWebIdentity(server: S3Server, token = 'token') {
  const service = await startService(
    () => `<AssumeRoleWithWebIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/">
      <AssumeRoleWithWebIdentityResult><Credentials>
        <AccessKeyId>${server.accessKeyId}</AccessKeyId>
        <SecretAccessKey>${server.secretAccessKey}</SecretAccessKey>
        <SessionToken>${token}</SessionToken>
        <Expiration>${inAnHour()}</Expiration>
      </Credentials></AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`,
  );
  const env = {
    AWS_ENDPOINT_URL_STS: service.url,
    AWS_WEB_IDENTITY_TOKEN_FILE: temporaryFile('token', 'a.b.c'),
    AWS_ROLE_ARN: 'arn:aws:iam::123456789012:role/deploy',
  };
  return { env, asked: service.asked } satisfies CredentialService;
}

/** Shared files with these keys in one profile, and no others. */
export function profileWith(
  name: string,
  keys: Pick<S3Server, 'accessKeyId' | 'secretAccessKey'>,
): Record<string, string> {
  const text =
    `[${name}]\naws_access_key_id = ${keys.accessKeyId}\n` +
    `aws_secret_access_key = ${keys.secretAccessKey}\n`;
  return {
    AWS_SHARED_CREDENTIALS_FILE: temporaryFile('credentials', text),
    AWS_CONFIG_FILE: temporaryFile('config', ''),
  };
}

export function temporaryFile(name: string, text: string): string {
  const path = join(mkdtempSync(join(tmpdir(), 'credentials-')), name);
  writeFileSync(path, text);
  return path;
}

function temporary({ accessKeyId, secretAccessKey }: S3Server, token: string) {
  return {
    Code: 'Success',
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    Token: token,
    Expiration: inAnHour(),
  };
}

function inAnHour(): string {
  return new Date(Date.now() + 3_600_000).toISOString();
}

async function startService(answerTo: (request: IncomingMessage) => string) {
  const asked: string[] = [];
  const service = createServer((request, answer) => {
    asked.push(request.url ?? '');
    answer.end(answerTo(request));
  });
  service.listen(0, '127.0.0.1');
  await once(service, 'listening');
  onTestFinished(() => {
    service.close();
    service.closeAllConnections();
  });
  const { port } = service.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, asked };
}
