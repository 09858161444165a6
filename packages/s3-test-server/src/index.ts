import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { viewBucket } from './buckets/bucket-view.ts';
import { addBucket } from './buckets/buckets.ts';
import { createListener } from './http/listener.ts';
import type { Identity } from './http/signature.ts';
import { bucketOf, type ServerState } from './state.ts';
import type { LogEntry, S3Server, S3ServerOptions } from './types.ts';

export * from './profiles/profile.ts';
export type * from './types.ts';

/** Starts a server of its own, empty, that is gone after `close`. */
export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const identity = identityOf(options);
  const state = emptyState(options, identity.region);
  const log: LogEntry[] = [];
  const counts: Record<string, number> = {};
  const live = { onRequest: options.onRequest };
  const http = createServer({ maxHeaderSize: 64 * 1024, keepAliveTimeout: 60_000 });
  const note = (entry: LogEntry) => {
    counts[entry.operation] = (counts[entry.operation] ?? 0) + 1;
    if (options.keepLog !== false) log.push(entry);
  };
  http.on('request', createListener({ state, identity, live, note, options }));
  http.listen(options.port ?? 0, options.host ?? '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    endpoint: `http://${options.host ?? '127.0.0.1'}:${port}`,
    port,
    ...identity,
    get onRequest() {
      return live.onRequest;
    },
    set onRequest(hook) {
      live.onRequest = hook;
    },
    ...bucketSwitches(state),
    bucket: (name) => viewBucket(bucketOf(state, name), state),
    get bucketNames() {
      return [...state.buckets.keys()];
    },
    log,
    clearLog: () => {
      forget(log, counts);
    },
    counts,
    close: () => closeServer(http),
  };
}

function identityOf(options: S3ServerOptions): Identity {
  return {
    accessKeyId: options.accessKeyId ?? 'test-access-key',
    secretAccessKey: options.secretAccessKey ?? 'test-secret-key',
    sessionToken: options.sessionToken,
    region: options.region ?? 'us-east-1',
  };
}

function emptyState({ now, discardBodies, profile }: S3ServerOptions, region: string): ServerState {
  return {
    buckets: new Map(),
    region,
    now: now ?? (() => new Date()),
    discardBodies: discardBodies === true,
    profile,
  };
}

function forget(log: LogEntry[], counts: Record<string, number>): void {
  log.length = 0;
  for (const name of Object.keys(counts)) Reflect.deleteProperty(counts, name);
}

type BucketSwitches = Pick<
  S3Server,
  | 'createBucket'
  | 'setVersioning'
  | 'setOwnership'
  | 'keepKeysAsPaths'
  | 'setDeleteConditions'
  | 'setWriteConditions'
  | 'setProfile'
>;

function bucketSwitches(state: ServerState): BucketSwitches {
  return {
    createBucket: (name, options = {}) => {
      addBucket(state, name, options);
    },
    setVersioning: (name, versioning) => {
      bucketOf(state, name).versioning = versioning;
    },
    setOwnership: (name, ownership) => {
      bucketOf(state, name).ownership = ownership;
    },
    keepKeysAsPaths: (name) => {
      bucketOf(state, name).keysArePaths = true;
    },
    setDeleteConditions: (name, conditions) => {
      bucketOf(state, name).deleteConditions = conditions;
    },
    setWriteConditions: (name, conditions) => {
      bucketOf(state, name).writeConditions = conditions;
    },
    setProfile: (name, profile) => {
      bucketOf(state, name).profile = profile;
    },
  };
}

async function closeServer(http: HttpServer): Promise<void> {
  http.close();
  http.closeAllConnections();
  await once(http, 'close');
}
