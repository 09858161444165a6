import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { viewBucket } from './buckets/bucket-view.ts';
import { addBucket } from './buckets/buckets.ts';
import { createListener } from './http/listener.ts';
import { bucketOf, type ServerState } from './state.ts';
import type { LogEntry, S3Server, S3ServerOptions } from './types.ts';

export type * from './types.ts';

/** Starts a server of its own, empty, that is gone after `close`. */
export async function startS3Server(options: S3ServerOptions = {}): Promise<S3Server> {
  const identity = {
    accessKeyId: options.accessKeyId ?? 'test-access-key',
    secretAccessKey: options.secretAccessKey ?? 'test-secret-key',
    sessionToken: options.sessionToken,
    region: options.region ?? 'us-east-1',
  };
  const state: ServerState = {
    buckets: new Map(),
    region: identity.region,
    now: options.now ?? (() => new Date()),
    discardBodies: options.discardBodies === true,
  };
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
    createBucket: (name, bucketOptions = {}) => {
      addBucket(state, name, bucketOptions);
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
    bucket: (name) => viewBucket(bucketOf(state, name), state),
    get bucketNames() {
      return [...state.buckets.keys()];
    },
    log,
    clearLog: () => {
      log.length = 0;
      for (const name of Object.keys(counts)) Reflect.deleteProperty(counts, name);
    },
    counts,
    async close() {
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
}
