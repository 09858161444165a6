import {
  CopyObjectCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLegalHoldCommand,
  PutObjectRetentionCommand,
  UploadPartCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import {
  addVersion,
  removeCurrent,
  replaceVersion,
  visible,
  type Lock,
  type Mirror,
} from './mirror.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** A few keys, so that steps meet; directories, objects beside them, and what lies beside all. */
export const KEYS = [
  ...['1', '2', '3', '4', '10'].flatMap((build) => [`b/${build}/a`, `b/${build}/c/d`]),
  'b/note',
  'b/.s3-batch-action',
  'b/1/.s3-batch-action',
  'b/zip-1.zip',
  'b/zip-2.zip',
  'b-old/1/a',
  'other/a',
] as const;

/** Where a history takes place. */
export interface Scene {
  readonly client: S3Client;
  readonly bucket: string;
  readonly mirror: Mirror;
  readonly hasObjectLock: boolean;
  /** Numbers from 0 to 1. */
  readonly random: () => number;
  /** Milliseconds since 1970 by the server's clock. */
  readonly clock: { now: number };
}

/**
 * Performs random steps, on the server and on its mirror, each so many milliseconds after the one
 * before.
 */
export async function makeHistory(scene: Scene, pauses: readonly number[]): Promise<void> {
  for (const pause of pauses) {
    scene.clock.now += pause;
    await pick(scene.random, stepsOf(scene))(scene);
  }
}

export function pick<Item>(random: () => number, items: readonly Item[]): Item {
  return items[Math.floor(random() * items.length)] as Item;
}

type Step = (scene: Scene) => Promise<void>;

function stepsOf({ hasObjectLock, mirror }: Scene): readonly Step[] {
  const common = [put, put, put, put, copy, remove, remove, begin];
  if (hasObjectLock) return [...common, lock, lock];
  return mirror.versioning === 'never' ? [...common, switchVersioning] : [...common, ...switches];
}

const put: Step = async (scene) => {
  const { client, bucket: Bucket, random } = scene;
  const Key = pick(random, KEYS);
  const Body = 'x'.repeat(1 + Math.floor(random() * 5));
  const { VersionId } = await client.send(new PutObjectCommand({ Bucket, Key, Body }));
  added(scene, Key, VersionId, Body.length);
};

const copy: Step = async (scene) => {
  const { client, bucket: Bucket, random, mirror } = scene;
  const sources = KEYS.filter((key) => visible(mirror, key) !== undefined);
  if (sources.length === 0) return;
  const source = pick(random, sources);
  const Key = pick(random, KEYS);
  if (source === Key) return;
  const CopySource = `${Bucket}/${source}`;
  const { VersionId } = await client.send(new CopyObjectCommand({ Bucket, Key, CopySource }));
  added(scene, Key, VersionId, visible(mirror, source)?.size ?? 0);
};

function added(scene: Scene, key: string, versionId: string | undefined, size: number): void {
  const { mirror, clock } = scene;
  const time = wholeSecond(clock.now);
  addVersion(mirror, key, { id: versionId ?? 'null', isDeleteMarker: false, time, size });
}

const remove: Step = async ({ client, bucket: Bucket, random, mirror, clock }) => {
  const Key = pick(random, KEYS);
  const { VersionId: id = 'null' } = await client.send(new DeleteObjectCommand({ Bucket, Key }));
  removeCurrent(mirror, Key, { id, isDeleteMarker: true, time: wholeSecond(clock.now) });
};

const begin: Step = async ({ client, bucket: Bucket, random, mirror, clock }) => {
  const Key = pick(random, KEYS);
  const created = await client.send(new CreateMultipartUploadCommand({ Bucket, Key }));
  const { UploadId = '' } = created;
  for (let PartNumber = 1; random() < 0.6; PartNumber += 1) {
    const part = { Bucket, Key, UploadId, PartNumber, Body: 'part' };
    await client.send(new UploadPartCommand(part));
  }
  mirror.uploads.set(UploadId, { key: Key, time: wholeSecond(clock.now) });
};

const switchVersioning: Step = async ({ client, bucket: Bucket, mirror }) => {
  const Status = mirror.versioning === 'Enabled' ? 'Suspended' : 'Enabled';
  const VersioningConfiguration = { Status } as const;
  await client.send(new PutBucketVersioningCommand({ Bucket, VersioningConfiguration }));
  mirror.versioning = Status;
};

/** Rarely, so that versions gather between. */
const switches: readonly Step[] = [
  (scene) => (scene.random() < 0.3 ? switchVersioning(scene) : put(scene)),
];

const lock: Step = async (scene) => {
  const { client, bucket: Bucket, random, mirror, clock } = scene;
  const Key = pick(random, KEYS);
  const versions = (mirror.keys.get(Key) ?? []).filter(({ isDeleteMarker }) => !isDeleteMarker);
  if (versions.length === 0) return;
  const version = pick(random, versions);
  if (version.lock !== undefined) return;
  const target = { Bucket, Key, VersionId: version.id };
  const kind = pick(random, ['GOVERNANCE', 'COMPLIANCE', 'hold'] as const);
  const until = kind === 'hold' ? Infinity : wholeSecond(clock.now + random() * 120 * DAY + DAY);
  if (kind === 'hold') {
    const LegalHold = { Status: 'ON' } as const;
    await client.send(new PutObjectLegalHoldCommand({ ...target, LegalHold }));
  } else {
    const Retention = { Mode: kind, RetainUntilDate: new Date(until) };
    await client.send(new PutObjectRetentionCommand({ ...target, Retention }));
  }
  replaceVersion(mirror, Key, { ...version, lock: { kind, until } satisfies Lock });
};

function wholeSecond(time: number): number {
  return Math.floor(time / 1000) * 1000;
}
