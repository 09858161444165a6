import { StoreError } from '../core/errors.ts';
import type {
  AbortResult,
  DeleteManyRequest,
  DeleteResult,
  HeadResult,
  PutRequest,
  PutResult,
} from './object-store.ts';
import { WrappedStore } from './wrapped-store.ts';

/**
 * A store that answers every write as if it had worked and sends none. Reads go through, so that
 * conditions are judged by what the store really holds.
 */
export class DryRunStore extends WrappedStore {
  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const { content, ifNoneMatch, ifMatch } = request;
    await content.read(0, 0);
    if (ifNoneMatch === undefined && ifMatch === undefined) return {};
    const refusal = refusalOf(request, await this.inner.head(request, signal));
    if (refusal !== undefined) throw refusal;
    return {};
  }

  override copy(): Promise<PutResult> {
    return Promise.resolve({});
  }

  override deleteMany(request: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    return Promise.resolve(request.objects.map(() => ({})));
  }

  override abortUpload(): Promise<AbortResult> {
    return Promise.resolve({});
  }
}

/** How a store refuses a conditional write over what it holds. */
function refusalOf(
  { ifNoneMatch, ifMatch }: PutRequest,
  existing: HeadResult | undefined,
): StoreError | undefined {
  if (existing === undefined) {
    return ifMatch === undefined
      ? undefined
      : new StoreError('NoSuchKey', 'the key does not exist', { status: 404 });
  }
  if (ifNoneMatch === undefined && existing.etag === ifMatch) return undefined;
  const message = ifNoneMatch === undefined ? 'the object has another ETag' : 'the key exists';
  return new StoreError('PreconditionFailed', message, { status: 412 });
}
