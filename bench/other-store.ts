import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { measuredRun } from './measured-run.ts';
import type { OtherStore } from './store-options.ts';
import type { BenchStore, RequestCounter } from './store.ts';

const START = 30_000;
const BETWEEN_LOOKS = 20;
const FILL = '{fill}';

/** A store of the command line: started for the run, or there already. */
export async function openOtherStore(
  options: OtherStore,
  objects: number,
  env: NodeJS.ProcessEnv = process.env,
): Promise<BenchStore> {
  const { endpoint, bucket, prefix = newPrefix(), server, stats } = options;
  const counter = stats === undefined ? undefined : counterAt(stats);
  const store = { endpoint, bucket, prefix, env: credentialsOf(env), ...(counter && { counter }) };
  if (server === undefined) {
    return { ...store, isFilled: objects === 0, close: () => empty(store) };
  }
  const close = await start(server.replaceAll(FILL, String(objects)), endpoint);
  return { ...store, isFilled: objects === 0 || server.includes(FILL), close };
}

const OPERATION = /^[A-Z][A-Za-z]+$/;

/** A JSON object of numbers by operation; what else it holds is passed over. */
function counterAt(url: string): RequestCounter {
  const counts = async () => {
    const answer = await fetch(url);
    if (!answer.ok)
      throw new Error(`"--stats" must serve counts, got status ${answer.status}: correct it`);
    const told = Object.entries((await answer.json()) as Readonly<Record<string, unknown>>);
    const isCount = (entry: [string, unknown]): entry is [string, number] =>
      OPERATION.test(entry[0]) && typeof entry[1] === 'number';
    return Object.fromEntries(told.filter(isCount));
  };
  return {
    clear: async () => {
      await counts();
    },
    counts,
  };
}

/** Of this run alone, so that emptying it deletes nothing of anybody else. */
function newPrefix(): string {
  return `s3-batch-action-bench-${randomBytes(8).toString('hex')}`;
}

function credentialsOf(env: NodeJS.ProcessEnv): Record<string, string> {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '', AWS_SESSION_TOKEN } = env;
  return {
    AWS_ACCESS_KEY_ID,
    AWS_SECRET_ACCESS_KEY,
    ...(AWS_SESSION_TOKEN && { AWS_SESSION_TOKEN }),
    AWS_REGION: env['AWS_REGION'] ?? 'us-east-1',
  };
}

type Place = Pick<BenchStore, 'endpoint' | 'bucket' | 'prefix' | 'env'>;

async function empty({ endpoint, bucket, prefix, env }: Place): Promise<void> {
  await measuredRun({ inputs: { mode: 'delete-prefix', endpoint, bucket, prefix }, env });
}

/** Starts a command, waits until the endpoint takes connections, and returns what ends it. */
async function start(command: string, endpoint: string): Promise<() => Promise<void>> {
  const [program = '', ...rest] = command.split(' ').filter((word) => word !== '');
  const child = spawn(program, rest, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(child, 'spawn');
  const kill = () => child.kill();
  process.once('exit', kill);
  const ended = once(child, 'exit');
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  const deadline = Date.now() + START;
  while (!(await isListening(endpoint))) {
    if (hasEnded() || Date.now() > deadline) {
      kill();
      throw new Error(`"--server" must serve ${endpoint}, got no connection: correct ${command}`);
    }
    await pause(BETWEEN_LOOKS);
  }
  return async () => {
    process.off('exit', kill);
    kill();
    await ended;
  };
}

async function isListening(endpoint: string): Promise<boolean> {
  const { hostname, port, protocol } = new URL(endpoint);
  const standard = protocol === 'https:' ? 443 : 80;
  const socket = connect(port === '' ? standard : Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
