import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import type { S3Server } from 's3-test-server';

export interface ExampleRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface ExampleOptions {
  readonly server: S3Server;
  readonly cwd: string;
  /** Of node, the program first. */
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  /** Default: the one that runs this. */
  readonly node?: string;
}

/** Runs a program as a user of the library does, with what the AWS SDK reads from the environment. */
export async function runExample(options: ExampleOptions): Promise<ExampleRun> {
  const { server, cwd, args, env, node = process.execPath } = options;
  const child = execFile(node, args, {
    cwd,
    env: {
      PATH: process.env['PATH'],
      // The SDK is compiled once for all runs.
      NODE_COMPILE_CACHE: join(tmpdir(), 'compile-cache'),
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: server.region,
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      ...env,
    },
  });
  const ended = once(child, 'exit') as Promise<[number]>;
  const [stdout, stderr, [exitCode]] = await Promise.all([
    child.stdout === null ? '' : text(child.stdout),
    child.stderr === null ? '' : text(child.stderr),
    ended,
  ]);
  return { exitCode, stdout, stderr };
}
