import { spawnSync } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Place, ScenarioName } from './scenarios.ts';

export type PeerName = 's5cmd' | 'aws' | 'rclone';

export interface Peer {
  readonly name: PeerName;
  /** Arguments that make it say its version. */
  readonly version: readonly string[];
  readonly command: (name: ScenarioName, place: Place, endpoint: string) => readonly string[];
}

/** By default it transfers 4 files at a time, lists folder by folder and looks for the bucket. */
const RCLONE = ['--transfers=128', '--checkers=128', '--fast-list', '--s3-no-check-bucket'];

/** Each by the options with which it does the same work fastest. */
export const PEERS: readonly Peer[] = [
  {
    name: 's5cmd',
    version: ['version'],
    command(scenario, { bucket, prefix, source }, endpoint) {
      const target = `s3://${bucket}/${prefix}/`;
      const s5cmd = ['s5cmd', '--endpoint-url', endpoint, '--log', 'error'];
      const commands: Record<ScenarioName, readonly string[]> = {
        upload: ['cp', `${source}/`, target],
        'large-file': ['cp', `${source}/`, target],
        delete: ['rm', `${target}*`],
        'delete-plain': ['rm', `${target}*`],
        list: ['ls', `${target}*`],
        'sync-unchanged': ['sync', '--size-only', `${source}/`, target],
        'nothing-to-do': ['sync', '--size-only', `${source}/`, target],
        // By size alone it would miss the change.
        'sync-changed': ['sync', `${source}/`, target],
      };
      return [...s5cmd, ...commands[scenario]];
    },
  },
  {
    name: 'aws',
    version: ['--version'],
    command(scenario, { bucket, prefix, source }, endpoint) {
      const target = `s3://${bucket}/${prefix}/`;
      const commands: Record<ScenarioName, readonly string[]> = {
        upload: ['cp', '--recursive', '--quiet', source, target],
        'large-file': ['cp', '--recursive', '--quiet', source, target],
        delete: ['rm', '--recursive', '--quiet', target],
        'delete-plain': ['rm', '--recursive', '--quiet', target],
        list: ['ls', '--recursive', target],
        'sync-unchanged': ['sync', '--size-only', '--quiet', source, target],
        'nothing-to-do': ['sync', '--size-only', '--quiet', source, target],
        'sync-changed': ['sync', '--quiet', source, target],
      };
      return ['aws', '--endpoint-url', endpoint, 's3', ...commands[scenario]];
    },
  },
  {
    name: 'rclone',
    version: ['version'],
    command(scenario, { bucket, prefix, source }) {
      const target = `bench:${bucket}/${prefix}`;
      const copy = ['copy', ...RCLONE, '--no-traverse', '--no-check-dest', source, target];
      const sync = ['sync', ...RCLONE, '--checksum', source, target];
      const commands: Record<ScenarioName, readonly string[]> = {
        upload: copy,
        'large-file': copy,
        delete: ['purge', ...RCLONE, target],
        'delete-plain': ['purge', ...RCLONE, target],
        list: ['lsf', '--recursive', ...RCLONE, target],
        'sync-unchanged': sync,
        'nothing-to-do': sync,
        'sync-changed': sync,
      };
      return ['rclone', ...commands[scenario]];
    },
  },
];

/** What tells peers where the store is, beside the variables that all know. */
export function peerEnvironment(endpoint: string, credentials: Variables): Variables {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = credentials;
  const { AWS_SESSION_TOKEN = '', AWS_REGION = '' } = credentials;
  return {
    ...credentials,
    // What this machine's user has set up is for other stores.
    AWS_CONFIG_FILE: '/dev/null',
    AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
    AWS_EC2_METADATA_DISABLED: 'true',
    AWS_DEFAULT_REGION: AWS_REGION,
    RCLONE_CONFIG: '/dev/null',
    RCLONE_CONFIG_BENCH_TYPE: 's3',
    RCLONE_CONFIG_BENCH_PROVIDER: 'Other',
    RCLONE_CONFIG_BENCH_ENDPOINT: endpoint,
    RCLONE_CONFIG_BENCH_ACCESS_KEY_ID: AWS_ACCESS_KEY_ID,
    RCLONE_CONFIG_BENCH_SECRET_ACCESS_KEY: AWS_SECRET_ACCESS_KEY,
    RCLONE_CONFIG_BENCH_SESSION_TOKEN: AWS_SESSION_TOKEN,
    RCLONE_CONFIG_BENCH_REGION: AWS_REGION,
  };
}

type Variables = Readonly<Record<string, string>>;

/** Whether a program is in a folder of the PATH. */
export function isOnPath(program: string, path = process.env['PATH'] ?? ''): boolean {
  return path.split(delimiter).some((folder) => {
    try {
      accessSync(join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });
}

/** The first version in what it prints, or that first line. */
export function versionOf({ name, version }: Peer): string {
  const { stdout } = spawnSync(name, version, { encoding: 'utf8' });
  const [line = ''] = stdout.split('\n');
  return /\d+\.\d+\.\d+\S*/.exec(line)?.[0] ?? line;
}
