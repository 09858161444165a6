import { randomBytes } from 'node:crypto';
import { S3Error } from './http/errors.ts';
import type { Profile } from './profiles/profile.ts';
import type {
  Answer,
  CreateBucketOptions,
  DeleteConditions,
  ObjectOwnership,
  Versioning,
  WebsiteConfiguration,
  WriteConditions,
} from './types.ts';
import { compareUtf8 } from './listing/utf8-order.ts';

export const OWNER = { ID: '0123456789abcdef0123456789abcdef', DisplayName: 'test-owner' };

export interface ObjectLock {
  mode?: 'GOVERNANCE' | 'COMPLIANCE';
  retainUntil?: Date;
  legalHold?: boolean;
}

/** The retention of objects that come without one. */
export interface DefaultRetention {
  readonly mode: 'GOVERNANCE' | 'COMPLIANCE';
  readonly unit: 'Days' | 'Years';
  readonly period: number;
}

export interface Grant {
  readonly grantee: { readonly ID?: string; readonly URI?: string };
  readonly permission: string;
}

export interface PartSummary {
  readonly number: number;
  readonly size: number;
  readonly checksums: Readonly<Record<string, string>>;
}

export interface StoredVersion {
  readonly key: string;
  /** `null` where the bucket did not keep versions. */
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  readonly body: Buffer;
  readonly size: number;
  /** With its quotes; empty for a delete marker. */
  readonly etag: string;
  /** As S3 gives them back, by lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly lastModified: Date;
  readonly parts?: readonly PartSummary[] | undefined;
  readonly checksums: Readonly<Record<string, string>>;
  tags: ReadonlyMap<string, string>;
  readonly lock: ObjectLock;
  /** Undefined: the owner alone has all rights. */
  readonly acl?: readonly Grant[] | undefined;
}

export interface UploadedPart {
  readonly number: number;
  readonly body: Buffer;
  readonly size: number;
  readonly etag: string;
  readonly lastModified: Date;
  readonly checksums: Readonly<Record<string, string>>;
}

export interface MultipartUpload {
  readonly key: string;
  readonly uploadId: string;
  readonly initiated: Date;
  readonly headers: Readonly<Record<string, string>>;
  readonly tags: ReadonlyMap<string, string>;
  readonly lock: ObjectLock;
  readonly acl?: readonly Grant[] | undefined;
  readonly checksumAlgorithm: string | undefined;
  readonly checksumType: string | undefined;
  readonly parts: Map<number, UploadedPart>;
}

/** An upload that became an object, for a client that asks for its completion once more. */
export interface CompletedUpload {
  readonly key: string;
  /** Numbers and ETags of its parts, as the completion named them. */
  readonly parts: string;
  readonly answer: Answer;
}

/** One bucket: for each key its versions, newest first. */
export class BucketState {
  readonly name: string;
  readonly region: string;
  readonly created: Date;
  hasObjectLock: boolean;
  retention: DefaultRetention | undefined;
  versioning: Versioning | undefined;
  ownership: ObjectOwnership;
  /** Whether no key can be at the path of a directory, as in a store over a file system. */
  keysArePaths = false;
  deleteConditions: DeleteConditions = 'honored';
  writeConditions: WriteConditions = 'honored';
  website: WebsiteConfiguration | undefined;
  tags: ReadonlyMap<string, string> = new Map();
  profile: Profile | undefined;
  readonly uploads = new Map<string, MultipartUpload>();
  readonly completed = new Map<string, CompletedUpload>();
  readonly #versions = new Map<string, StoredVersion[]>();
  #sorted: string[] = [];
  #added: string[] = [];

  constructor(
    name: string,
    region: string,
    created: Date,
    options: Omit<CreateBucketOptions, 'region'>,
  ) {
    this.name = name;
    this.region = region;
    this.created = created;
    this.hasObjectLock = options.objectLock === true;
    this.versioning = this.hasObjectLock ? 'Enabled' : options.versioning;
    this.website = options.website;
    this.ownership = options.ownership ?? 'BucketOwnerEnforced';
  }

  /** Keys with any version, in UTF-8 order. */
  sortedKeys(): readonly string[] {
    if (this.#added.length > 0) {
      const alive = this.#sorted.filter((key) => this.#versions.has(key));
      this.#sorted = [...new Set([...alive, ...this.#added])].sort(compareUtf8);
      this.#added = [];
    }
    return this.#sorted;
  }

  versionsOf(key: string): readonly StoredVersion[] {
    return this.#versions.get(key) ?? [];
  }

  /** The newest version, if it is no delete marker. */
  current(key: string): StoredVersion | undefined {
    const newest = this.#versions.get(key)?.[0];
    return newest?.isDeleteMarker === true ? undefined : newest;
  }

  find(key: string, versionId: string | undefined): StoredVersion | undefined {
    if (versionId === undefined) return this.#versions.get(key)?.[0];
    return this.#versions.get(key)?.find((version) => version.versionId === versionId);
  }

  /** Adds a version; one named `null` replaces the one of that name. */
  add(version: Omit<StoredVersion, 'versionId'>): StoredVersion {
    if (this.keysArePaths) this.#assertPath(version.key);
    const versionId = this.versioning === 'Enabled' ? newId() : 'null';
    const stored = { ...version, versionId };
    const versions = this.#versions.get(version.key);
    if (versions === undefined) {
      this.#versions.set(version.key, [stored]);
      this.#added.push(version.key);
    } else {
      const others =
        versionId === 'null' ? versions.filter((v) => v.versionId !== 'null') : versions;
      this.#versions.set(version.key, [stored, ...others]);
    }
    return stored;
  }

  #assertPath(key: string): void {
    const names = key.split('/');
    const parents = names.slice(1).map((_, index) => names.slice(0, index + 1).join('/'));
    if (parents.some((parent) => this.current(parent))) throw new S3Error('ObjectParentIsFile');
    const isBelow = (other: string) => other.startsWith(`${key}/`) && this.current(other);
    if (this.sortedKeys().some(isBelow)) throw new S3Error('ExistingObjectIsDirectory');
  }

  removeVersion(key: string, versionId: string): void {
    const left = this.versionsOf(key).filter((version) => version.versionId !== versionId);
    if (left.length === 0) this.#versions.delete(key);
    else this.#versions.set(key, left);
  }

  get hasAcls(): boolean {
    return this.ownership !== 'BucketOwnerEnforced';
  }

  get isEmpty(): boolean {
    return this.#versions.size === 0;
  }
}

/** Everything that the server holds. */
export interface ServerState {
  readonly buckets: Map<string, BucketState>;
  readonly region: string;
  readonly now: () => Date;
  readonly discardBodies: boolean;
  /** Of buckets that have none of their own, and of requests about no bucket. */
  readonly profile: Profile | undefined;
}

export function bucketOf(state: ServerState, name: string): BucketState {
  const bucket = state.buckets.get(name);
  if (bucket === undefined) throw new S3Error('NoSuchBucket', { BucketName: name });
  return bucket;
}

/** Without a dash at its beginning, which command lines would take for an option. */
export function newId(): string {
  return randomBytes(16).toString('hex');
}
