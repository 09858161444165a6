import { workspaceOf } from './run-action.ts';
import { runStep } from './runner.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET } from './test-store.ts';

export type Env = Readonly<Record<string, string>>;

export const keysOf = ({ accessKeyId, secretAccessKey }: S3Server): Env => ({
  AWS_ACCESS_KEY_ID: accessKeyId,
  AWS_SECRET_ACCESS_KEY: secretAccessKey,
});

/** An upload with these variables alone, so that keys may be missing. */
export async function uploadAs(server: S3Server, env: Env) {
  const inputs = {
    mode: 'upload-dir',
    source: 'public',
    prefix: 'site',
    bucket: BUCKET,
    region: server.region,
    endpoint: server.endpoint,
  };
  const result = await runStep({ workspace: await workspaceOf({ 'public/a': 'a' }), inputs, env });
  const message = result.annotations.map((one) => one.message).join('\n');
  return { ...result, message, keys: server.bucket(BUCKET).keys() };
}

export const endpointLineOf = ({ lines }: { readonly lines: readonly string[] }) =>
  lines.filter((line) => line.startsWith('endpoint: '));
