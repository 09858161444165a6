import { StoreError } from '../../src/core/errors.ts';
import type { ObjectHeaders } from '../../src/core/object-headers.ts';
import type {
  DeleteManyRequest,
  DeleteResult,
  GetResult,
  ObjectRequest,
  PutRequest,
  PutResult,
  StoredObject,
} from '../../src/object-store/object-store.ts';
import { nameOf } from '../support/memory-store.ts';
import { SiteStore } from './site-store.ts';

/** What a request to a key ends with: an error, or nothing. */
export type Refusal = (operation: string, key: string) => StoreError | undefined;

/** A store that keeps keys as paths, and whose requests fail as a test says. */
export class PathStore extends SiteStore {
  readonly asked: string[] = [];
  refuse: Refusal = () => undefined;
  /** Whether a delete that fails has deleted all the same. */
  losesAnswers = false;
  ownTags: ObjectHeaders = {};

  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    this.#ask('PUT', request);
    const names = [...this.objects.keys()];
    const name = nameOf(request);
    if (names.some((other) => name.startsWith(`${other}/`))) throw refusal('ObjectParentIsFile');
    if (names.some((other) => other.startsWith(`${name}/`))) {
      throw refusal('ExistingObjectIsDirectory');
    }
    return super.put(request, signal);
  }

  override async get(request: ObjectRequest, signal?: AbortSignal): Promise<GetResult> {
    this.#ask('GET', request);
    return super.get(request, signal);
  }

  override async head(request: ObjectRequest): Promise<StoredObject | undefined> {
    this.#ask('HEAD', request);
    return super.head(request);
  }

  override tags(): Promise<ObjectHeaders> {
    return Promise.resolve(this.ownTags);
  }

  override async deleteMany(
    request: DeleteManyRequest,
    signal?: AbortSignal,
  ): Promise<readonly DeleteResult[]> {
    const errors = request.objects.map(({ key }) => this.refuse('DELETE', key));
    const objects = request.objects.filter((_, n) => errors[n] === undefined || this.losesAnswers);
    this.asked.push(...request.objects.map(({ key }) => `DELETE ${key.slice('site/'.length)}`));
    const results =
      objects.length === 0 ? [] : await super.deleteMany({ ...request, objects }, signal);
    const resultOf = new Map(objects.map((object, n) => [object, results[n] ?? {}]));
    return request.objects.map((object, n): DeleteResult => {
      const error = errors[n];
      return error === undefined ? (resultOf.get(object) ?? {}) : { error };
    });
  }

  #ask(operation: string, { key }: ObjectRequest): void {
    if (key.includes('.s3-batch-action')) return;
    this.asked.push(`${operation} ${key.slice('site/'.length)}`);
    const error = this.refuse(operation, key);
    if (error !== undefined) throw error;
  }
}

export function refusal(code: string): StoreError {
  return new StoreError(code, `refused: ${code}`, { status: 409 });
}
