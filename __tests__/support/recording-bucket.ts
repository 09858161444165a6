import { compareKeys } from '../../src/core/keys.ts';
import type {
  AbortRequest,
  AbortResult,
  DeleteManyRequest,
  DeleteResult,
  ListPage,
  ListRequest,
  ListUploadsRequest,
  ListVersionsRequest,
  UploadsPage,
  VersionsPage,
} from '../../src/object-store/object-store.ts';
import { MemoryStore } from './memory-store.ts';

/** What stands at a key. */
export interface Standing {
  readonly key: string;
  /** Hours before the run. */
  readonly age: number;
  readonly kind: 'object' | 'upload';
  /** Older versions of the object, an hour apart. */
  readonly older: number;
}

const NOW = new Date('2026-01-01T12:00:00Z');

/** A bucket that notes what is deleted or aborted in it, by key and version. */
export class RecordingBucket extends MemoryStore {
  readonly removed = new Set<string>();
  #standing: readonly Standing[];
  readonly #bucket: string;

  constructor(bucket: string, standing: readonly Standing[]) {
    super();
    this.#bucket = bucket;
    this.#standing = standing.toSorted((a, b) => compareKeys(a.key, b.key));
  }

  #under({ bucket, prefix }: ListRequest, kind: Standing['kind']): readonly Standing[] {
    if (bucket !== this.#bucket) return [];
    return this.#standing.filter((one) => one.kind === kind && one.key.startsWith(prefix));
  }

  override list(request: ListRequest): Promise<ListPage> {
    const objects = this.#under(request, 'object').map(({ key, age }) => {
      return { key, size: 1, etag: '"e"', lastModified: before(age) };
    });
    return Promise.resolve({ objects, serverTime: NOW });
  }

  override listVersions(request: ListVersionsRequest): Promise<VersionsPage> {
    const versions = this.#under(request, 'object').flatMap(({ key, age, older }) =>
      Array.from({ length: older + 1 }, (_, index) => ({
        key,
        versionId: `v${index}`,
        isLatest: index === 0,
        isDeleteMarker: false,
        size: 1,
        etag: '"e"',
        lastModified: before(age + index),
      })).filter(({ versionId }) => !this.removed.has(nameOf({ key, versionId }))),
    );
    return Promise.resolve({ versions, serverTime: NOW });
  }

  override listUploads(request: ListUploadsRequest): Promise<UploadsPage> {
    const uploads = this.#under(request, 'upload').map(({ key, age }) => {
      return { key, uploadId: key, initiated: before(age) };
    });
    return Promise.resolve({ uploads, serverTime: NOW });
  }

  override deleteMany({ objects }: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    for (const object of objects) this.removed.add(nameOf(object));
    const isLeft = ({ key }: Standing) => !this.removed.has(nameOf({ key }));
    this.#standing = this.#standing.filter(isLeft);
    return Promise.resolve(objects.map(() => ({})));
  }

  override uploadSize(): Promise<number> {
    return Promise.resolve(0);
  }

  override abortUpload({ key }: AbortRequest): Promise<AbortResult> {
    this.removed.add(nameOf({ key }));
    this.#standing = this.#standing.filter((one) => one.key !== key);
    return Promise.resolve({ attempts: 1 });
  }
}

function before(hours: number): Date {
  return new Date(NOW.getTime() - hours * 3_600_000);
}

function nameOf({ key, versionId }: { readonly key: string; readonly versionId?: string }): string {
  return versionId === undefined ? key : `${key}?${versionId}`;
}
