import { StoreError } from '../core/errors.ts';
import type {
  AbortResult,
  DeleteManyRequest,
  DeleteResult,
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
    const { bucket, key, content, ifNoneMatch } = request;
    await content.read(0, 0);
    if (ifNoneMatch === undefined) return {};
    const existing = await this.inner.head({ bucket, key }, signal);
    if (existing === undefined) return {};
    throw new StoreError('PreconditionFailed', 'the key exists', { status: 412 });
  }

  override deleteMany(request: DeleteManyRequest): Promise<readonly DeleteResult[]> {
    return Promise.resolve(request.objects.map(() => ({})));
  }

  override abortUpload(): Promise<AbortResult> {
    return Promise.resolve({});
  }
}
