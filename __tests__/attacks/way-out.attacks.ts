import { once } from 'node:events';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Attack, failureOf, type Hostile } from './attack.ts';

/** A server that leaves each request to `onRequest`, and closes no connection by itself. */
async function listen(onRequest: (socket: Socket) => void) {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => open.delete(socket));
    let head = '';
    socket.on('data', (bytes) => {
      head += bytes.toString('latin1');
      if (!head.includes('\r\n\r\n')) return;
      head = '';
      onRequest(socket);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    close: async () => {
      server.close();
      for (const socket of open) socket.destroy();
      await once(server, 'close');
    },
  };
}

/** Milliseconds between the drops of what drips; the clock of the run is ten times as fast. */
const DROP = 100;

/** Writes `first`, and then `drop` again and again. */
function drip(socket: Socket, first: string, drop: string): void {
  socket.write(first);
  const timer = setInterval(() => socket.write(drop), DROP);
  socket.on('close', () => {
    clearInterval(timer);
  });
}

const KEYS = { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' };

/** A run that uploads one file to `endpoint`. */
async function upload(
  endpoint: string,
  env: Readonly<Record<string, string>>,
  servers: readonly { close(): Promise<void> }[],
): Promise<Hostile> {
  const workspace = await mkdtemp(join(tmpdir(), 'attack-'));
  await writeFile(join(workspace, 'a'), 'a');
  await writeFile(join(workspace, 'token'), 'token');
  return {
    inputs: {
      mode: 'upload-dir',
      source: '.',
      include: 'a',
      prefix: 'site',
      bucket: 'a-bucket',
      region: 'eu-central-1',
      'force-path-style': 'true',
      endpoint,
    },
    workspace,
    env: {
      ...env,
      ...(env['AWS_ROLE_ARN'] && { AWS_WEB_IDENTITY_TOKEN_FILE: join(workspace, 'token') }),
    },
    isTimeLapse: true,
    close: async () => {
      for (const server of servers) await server.close();
    },
  };
}

/** How the run fails: its last message says this. */
const failing =
  (words: RegExp): Attack['check'] =>
  (result) => {
    const message = failureOf(result);
    if (!words.test(message)) throw new Error(`it fails otherwise:\n${message}`);
  };

/** A store that answers request number `n`, from 0, so. */
function store(name: string, answer: (socket: Socket, n: number) => void, words: RegExp): Attack {
  return {
    name,
    hazard: 80,
    maxSeconds: 90,
    open: async () => {
      let count = 0;
      const server = await listen((socket) => {
        answer(socket, count);
        count += 1;
      });
      return upload(server.url, KEYS, [server]);
    },
    check: failing(words),
  };
}

/** A proxy that answers every CONNECT so. */
function proxy(
  name: string,
  answer: (socket: Socket) => void,
  words: RegExp,
  env: Readonly<Record<string, string>> = KEYS,
): Attack {
  return {
    name,
    hazard: 79,
    maxSeconds: 20,
    open: async () => {
      const server = await listen(answer);
      const variables = { HTTPS_PROXY: server.url, ...env };
      return upload('https://localhost:9', variables, [server]);
    },
    check: failing(words),
  };
}

const SDK = { ...KEYS, S3_BATCH_CLIENT: 'sdk' };
const ROLE = { AWS_ROLE_ARN: 'arn:aws:iam::111122223333:role/deploy' };
const silent = () => undefined;

/** A service of credentials that answers every request so. */
function credentials(
  name: string,
  variable: string,
  answer: (socket: Socket) => void,
  words: RegExp,
  env: Readonly<Record<string, string>> = {},
): Attack {
  return {
    name,
    hazard: 79,
    maxSeconds: 20,
    open: async () => {
      const server = await listen(answer);
      const variables = { AWS_EC2_METADATA_DISABLED: 'false', ...env, [variable]: server.url };
      return upload('http://127.0.0.1:9', variables, [server]);
    },
    check: failing(words),
  };
}

const dripHead = (socket: Socket) => {
  drip(socket, 'HTTP/1.1 200 OK\r\nA: ', 'a');
};

const refuse = (socket: Socket) => {
  socket.write('HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n');
};

export const ATTACKS: readonly Attack[] = [
  proxy('a proxy that never answers CONNECT', silent, /did not answer CONNECT/),
  proxy('a proxy that never answers CONNECT of the SDK', silent, /did not answer CONNECT/, SDK),
  proxy('a proxy that refuses CONNECT of the SDK', refuse, /with status 407/, SDK),
  proxy('a proxy that refuses CONNECT to STS', refuse, /CONNECT sts.* with status 407/, {
    ...ROLE,
    NO_PROXY: 'localhost',
  }),
  proxy('a proxy that answers CONNECT byte by byte', dripHead, /did not answer CONNECT/),
  proxy('a proxy that never answers CONNECT to STS', silent, /did not answer CONNECT sts/, {
    ...ROLE,
    NO_PROXY: 'localhost',
  }),
  credentials('STS whose head drips', 'AWS_ENDPOINT_URL_STS', dripHead, /web identity/, ROLE),
  credentials(
    'a container agent whose head drips',
    'AWS_CONTAINER_CREDENTIALS_FULL_URI',
    dripHead,
    /container/,
  ),
  credentials(
    'a metadata service that never answers',
    'AWS_EC2_METADATA_SERVICE_ENDPOINT',
    silent,
    /no credentials were found/,
  ),
  credentials(
    'a metadata service whose head drips',
    'AWS_EC2_METADATA_SERVICE_ENDPOINT',
    dripHead,
    /no credentials were found/,
  ),
  store(
    'informational answers that drip, and then a head that drips',
    (socket, n) => {
      if (n === 0) drip(socket, '', 'HTTP/1.1 102 Processing\r\n\r\n');
      else dripHead(socket);
    },
    /the head of the answer was not complete 60000 ms after its first byte/,
  ),
  store(
    'informational answers that flood',
    (socket) => {
      const pour = () => {
        while (!socket.destroyed && socket.write('HTTP/1.1 102 x\r\n\r\n'.repeat(1_000)));
      };
      socket.on('drain', pour);
      pour();
    },
    /HPE_HEADER_OVERFLOW/,
  ),
];
