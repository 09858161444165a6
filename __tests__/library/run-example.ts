import type { S3Server } from 's3-test-server';
import { startProgram } from '../support/program.ts';

export interface ExampleRun {
  readonly exitCode: number | null;
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
export function runExample(options: ExampleOptions): Promise<ExampleRun> {
  const { server, cwd, args, env, node } = options;
  return startProgram(args, {
    cwd,
    ...(node !== undefined && { node }),
    env: {
      PATH: process.env['PATH'],
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_REGION: server.region,
      AWS_ACCESS_KEY_ID: server.accessKeyId,
      AWS_SECRET_ACCESS_KEY: server.secretAccessKey,
      ...env,
    },
  }).ended;
}
