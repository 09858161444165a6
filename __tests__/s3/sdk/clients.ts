import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { onTestFinished, vi } from 'vitest';
import { createSdkClient } from '../../../src/s3/sdk/sdk.ts';
import type { StorePlace } from '../../../src/s3/send/call.ts';
import type { CredentialProvider } from '../../../src/s3/way.ts';
import type { Connections } from '../../../src/s3/wire/connections.ts';
import { createEndpointGuard } from '../../../src/s3/wire/endpoint-guard.ts';

export const KEYS = { accessKeyId: 'AKID', secretAccessKey: 'secret' };

/** What no machine's own configuration reaches: the variables that are given, and no files. */
export function onlyEnvironment(variables: Readonly<Record<string, string>> = {}): void {
  const own = Object.keys(process.env).filter((name) => /^(AWS_|.*_PROXY$)/i.test(name));
  for (const name of own) vi.stubEnv(name, undefined);
  vi.stubEnv('HOME', mkdtempSync(join(tmpdir(), 'home-')));
  for (const [name, value] of Object.entries(variables)) vi.stubEnv(name, value);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
}

export const NO_CONNECTIONS: Connections = {
  send: () => Promise.reject(new Error('nothing is sent here')),
  close: () => undefined,
};

export function clientOf(
  connections: Connections,
  place: Partial<StorePlace> = {},
  credentials: CredentialProvider | undefined = () => Promise.resolve(KEYS),
): S3Client {
  const whole = { region: 'us-west-2', forcePathStyle: false, ...place };
  return createSdkClient(whole, {
    connections,
    assertAllowed: createEndpointGuard({}),
    credentials,
  });
}
