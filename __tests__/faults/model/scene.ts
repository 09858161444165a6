import { S3Client } from '@aws-sdk/client-s3';
import { startS3Server, type S3Server } from '../../support/s3-server/index.ts';
import { randomFrom } from '../seed.ts';
import { makeHistory, pick, type Scene } from './history.ts';
import { createMirror, linesOf, type Version } from './mirror.ts';

export const BUCKET = 'history';

const DAY = 24 * 60 * 60_000;

/** Milliseconds that a history begins before the run, and most steps of one. */
const PAST = 60 * DAY;
const MOST_STEPS = 40;

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
  const realNow = Date.now();
  const clock = { now: realNow - PAST };
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
  await makeHistory(scene, 1 + Math.floor(random() * MOST_STEPS));
  clock.now = endOf(clock.now, realNow, pick(random, [0, 30 * 60_000, DAY, PAST]));
  const close = async () => {
    client.destroy();
    await server.close();
  };
  return { ...scene, close };
}

/** A history that ran beyond the present has its last steps in it; else some time has passed. */
function endOf(last: number, realNow: number, since: number): number {
  return Math.max(last, realNow) === last ? last + since : Math.min(realNow, last + since);
}

/** What the server holds, in the mirror's words. */
export function serverLines({ server }: Pick<HistoricScene, 'server'>): string[] {
  const bucket = server.bucket(BUCKET);
  const keys = new Map<string, Version[]>();
  for (const { key, versionId, isDeleteMarker } of bucket.versions()) {
    const version = { id: versionId, isDeleteMarker, time: 0, size: 0 };
    keys.set(key, [...(keys.get(key) ?? []), version]);
  }
  const uploads = new Map(
    bucket.uploads().map(({ key, uploadId }) => [uploadId, { key, time: 0 }]),
  );
  return linesOf({ keys, uploads });
}
