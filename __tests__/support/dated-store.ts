import { compareKeys, STATE_NAME } from '../../src/core/keys.ts';
import type {
  ListPage,
  ListRequest,
  ListUploadsRequest,
  UploadsPage,
} from '../../src/object-store/object-store.ts';
import type { FeatureEvent, FeatureOptions } from '../../src/operations/feature.ts';
import type { Outcome } from '../../src/core/outcome.ts';
import { MemoryStore } from './memory-store.ts';

export const HOUR = 3_600_000;

/** When the server answers. */
const NOW = new Date('2026-01-31T12:00:00Z');

/** A bucket `b` whose objects and uploads have ages, listed in pages of two. */
export class DatedStore extends MemoryStore {
  /** Called with the number of each request for a page of a listing, from 1. */
  onList: (count: number) => void = () => undefined;
  /** Whether an object hides those whose keys begin with its key and a slash, as on MinIO. */
  hidesChildren = false;
  lists = 0;
  readonly #ages: ReadonlyMap<string, number>;

  /** Ages in hours, negative for what is written during the run. */
  constructor(ages: Readonly<Record<string, number>>, kind: 'objects' | 'uploads' = 'objects') {
    super();
    this.#ages = new Map(Object.entries(ages));
    for (const key of this.#ages.keys()) {
      if (kind === 'objects') this.objects.set(`b/${key}`, Buffer.from('12345'));
      else this.uploads.set(`b/${key}`, 5);
    }
  }

  /** Keys of the objects and uploads that there are. */
  get keys(): string[] {
    return [...this.objects.keys(), ...this.uploads.keys()].map((name) => name.slice(2));
  }

  override async list(request: ListRequest): Promise<ListPage> {
    // No listing of objects: whether a sync is at work.
    if (request.prefix.endsWith(STATE_NAME)) return { objects: [], serverTime: NOW };
    const after = request.continuationToken ?? request.startAfter ?? '';
    const keys = this.#keysAfter(after, request.prefix);
    const next = this.#nextPage(keys);
    const { objects } = await super.list(request);
    const listed = next.keys.map((key) => {
      const object = objects.find((one) => one.key === key);
      if (object === undefined) throw new RangeError(key);
      return { ...object, lastModified: this.#dateOf(key) };
    });
    const token = next.last === undefined ? {} : { nextToken: next.last };
    return { objects: listed, serverTime: NOW, ...token };
  }

  override listUploads({ prefix, after }: ListUploadsRequest): Promise<UploadsPage> {
    const next = this.#nextPage(this.#keysAfter(after?.key ?? '', prefix));
    const uploads = next.keys.map((key) => {
      return { key, uploadId: `id of ${key}`, initiated: this.#dateOf(key) };
    });
    const { last } = next;
    const marker = last === undefined ? {} : { next: { key: last, uploadId: `id of ${last}` } };
    return Promise.resolve({ uploads, serverTime: NOW, ...marker });
  }

  #nextPage(keys: readonly string[]) {
    this.lists += 1;
    this.onList(this.lists);
    return { keys: keys.slice(0, 2), last: keys.length > 2 ? keys[1] : undefined };
  }

  #keysAfter(after: string, prefix: string): string[] {
    const all = this.keys;
    const isHidden = (key: string) => all.some((other) => key.startsWith(`${other}/`));
    return all
      .filter((key) => key.startsWith(prefix) && compareKeys(key, after) > 0)
      .filter((key) => !this.hidesChildren || !isHidden(key))
      .sort(compareKeys);
  }

  #dateOf(key: string): Date {
    return new Date(NOW.getTime() - (this.#ages.get(key) ?? 0) * HOUR);
  }
}

/** What a feature yields, reports and throws; an outcome as `site/a done` or `site/a younger`. */
export async function resultOf<Plan, Options extends FeatureOptions<Plan>>(
  feature: (options: Options) => AsyncIterable<Outcome>,
  options: Options,
) {
  const events: FeatureEvent<Plan>[] = [];
  const outcomes: string[] = [];
  let thrown: unknown;
  try {
    for await (const one of feature({ ...options, onEvent: (event) => void events.push(event) })) {
      outcomes.push(`${one.key} ${textOf(one)}`);
    }
  } catch (error) {
    thrown = error;
  }
  return { events, outcomes, thrown };
}

function textOf(outcome: Outcome): string {
  if (outcome.status === 'failed') return outcome.error.code;
  return outcome.status === 'skipped' ? outcome.reason : outcome.status;
}
