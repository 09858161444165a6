import { StoreError } from '../../src/core/errors.ts';
import { compareKeys } from '../../src/core/keys.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  ListVersionsRequest,
  VersionsPage,
} from '../../src/object-store/object-store.ts';
import { MemoryStore } from './memory-store.ts';

export interface StackedVersion {
  readonly versionId: string;
  readonly isDeleteMarker: boolean;
  /** Seconds before the run. */
  readonly age: number;
  /** Whether the store refuses to delete it. */
  readonly isLocked: boolean;
}

/** When the server answers. */
const NOW = new Date('2026-01-01T12:00:00Z');

/**
 * A bucket that keeps versions, of each key the newest first. It deletes what a request names in
 * an order of its own, and looks after each deletion at what the keys show.
 */
export class VersionStore extends MemoryStore {
  readonly stacks: Map<string, StackedVersion[]>;
  /** Keys that showed a version which they had not shown before. */
  readonly resurrected: string[] = [];
  /** Deletes one after the other are shuffled by this. */
  order: (versions: string[]) => string[] = (names) => names;
  pageSize = 3;
  #shown: ReadonlyMap<string, string | undefined>;

  constructor(stacks: ReadonlyMap<string, readonly StackedVersion[]>) {
    super();
    this.stacks = new Map([...stacks].map(([key, stack]) => [key, [...stack]]));
    this.#shown = this.#shownNow();
  }

  override listVersions({ prefix, after }: ListVersionsRequest): Promise<VersionsPage> {
    const rows = [...this.stacks]
      .filter(([key]) => key.startsWith(prefix))
      .sort(([a], [b]) => compareKeys(a, b))
      .flatMap(([key, stack]) => stack.map((version, index) => ({ key, version, index })));
    const behind = (row: { key: string; version: StackedVersion }) =>
      row.key === after?.key && row.version.versionId === after.versionId;
    const found = rows.findIndex(behind);
    // A place that is gone is not found again: the rest of the key is left out.
    const from =
      found === -1 ? rows.filter(({ key }) => key <= (after?.key ?? '')).length : found + 1;
    const page = rows.slice(from, from + this.pageSize);
    const last = page.at(-1);
    const isTruncated = from + this.pageSize < rows.length && last !== undefined;
    return Promise.resolve({
      serverTime: NOW,
      versions: page.map(({ key, version: { versionId, isDeleteMarker, age }, index }) => ({
        key,
        versionId,
        isDeleteMarker,
        isLatest: index === 0,
        size: 0,
        etag: '',
        lastModified: new Date(NOW.getTime() - age * 1000),
      })),
      ...(isTruncated && { next: { key: last.key, versionId: last.version.versionId } }),
    });
  }

  override deleteMany(request: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    this.deletes.push(request);
    const results = new Map<string, DeleteResult>();
    for (const name of this.order(request.objects.map(nameOf))) {
      results.set(name, this.#delete(name));
      this.#look();
    }
    return Promise.resolve(request.objects.map((object) => results.get(nameOf(object)) ?? {}));
  }

  #delete(name: string): DeleteResult {
    const [versionId = '', key = ''] = name.split('\n');
    const stack = this.stacks.get(key) ?? [];
    const version = stack.find((one) => one.versionId === versionId);
    if (version?.isLocked === true) return { error: new StoreError('AccessDenied', 'locked') };
    if (version !== undefined) stack.splice(stack.indexOf(version), 1);
    return {};
  }

  #look(): void {
    const shown = this.#shownNow();
    for (const [key, version] of shown) {
      if (version !== undefined && version !== this.#shown.get(key)) this.resurrected.push(key);
    }
    this.#shown = shown;
  }

  #shownNow(): ReadonlyMap<string, string | undefined> {
    return new Map(
      [...this.stacks].map(([key, [top]]) => [
        key,
        top?.isDeleteMarker === true ? undefined : top?.versionId,
      ]),
    );
  }
}

function nameOf({ key, versionId = '' }: { key: string; versionId?: string }): string {
  return `${versionId}\n${key}`;
}
