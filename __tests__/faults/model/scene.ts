import { S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from 's3-test-server';
import { randomFrom } from '../seed.ts';
import { makeHistory, pick, type Scene } from './history.ts';
import { createMirror, linesOf, type Version } from './mirror.ts';

export const BUCKET = 'history';

const DAY = 24 * 60 * 60_000;

const MOST_STEPS = 40;

/** Milliseconds between the last step and the run. */
const SINCE = [0, 30 * 60_000, DAY, 60 * DAY];

export interface HistoricScene extends Scene {
  readonly server: S3Server;
  close(): Promise<void>;
}

/**
 * A server whose bucket has a random history that ends now, and the mirror of it. The same seed
 * makes the same history.
 */
export async function historicScene(seed: number): Promise<HistoricScene> {
  const random = randomFrom(seed);
  const pauses = Array.from({ length: 1 + Math.floor(random() * MOST_STEPS) }, () => {
    return Math.floor(random() ** 3 * 6 * DAY) + 1_000;
  });
  const since = pick(random, SINCE);
  const clock = { now: pauses.reduce((time, pause) => time - pause, Date.now() - since) };
  const server = await startS3Server({ now: () => new Date(clock.now) });
  const hasObjectLock = random() < 0.25;
  const isVersioned = !hasObjectLock && random() < 0.5;
  server.createBucket(BUCKET, {
    objectLock: hasObjectLock,
    ...(isVersioned && { versioning: 'Enabled' }),
  });
  const client = new S3Client({
    endpoint: server.endpoint,
    region: server.region,
    forcePathStyle: true,
    credentials: server,
    maxAttempts: 1,
  });
  // Signatures carry the time of the history.
  Object.defineProperty(client.config, 'systemClockOffset', {
    get: () => clock.now - Date.now(),
    set: () => undefined,
  });
  const mirror = createMirror();
  if (hasObjectLock || isVersioned) mirror.versioning = 'Enabled';
  const scene = { client, bucket: BUCKET, mirror, hasObjectLock, random, clock, server };
  await makeHistory(scene, pauses);
  clock.now += since;
  const close = async () => {
    client.destroy();
    await server.close();
  };
  return { ...scene, close };
}

/** What the server holds, in the mirror's words. */
export function serverLines(scene: Pick<HistoricScene, 'server'>): string[] {
  const uploads = scene.server
    .bucket(BUCKET)
    .uploads()
    .map(({ key, uploadId }) => [uploadId, { key, time: 0 }] as const);
  return linesOf({ keys: serverKeys(scene), uploads: new Map(uploads) });
}

/** The versions that the server holds of each key, without their times and sizes. */
export function serverKeys({ server }: Pick<HistoricScene, 'server'>): Map<string, Version[]> {
  const keys = new Map<string, Version[]>();
  for (const { key, versionId, isDeleteMarker } of server.bucket(BUCKET).versions()) {
    const version = { id: versionId, isDeleteMarker, time: 0, size: 0 };
    keys.set(key, [...(keys.get(key) ?? []), version]);
  }
  return keys;
}
