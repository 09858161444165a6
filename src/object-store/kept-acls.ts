import { StoreError } from '../core/errors.ts';
import type { ObjectHeaders } from '../core/object-headers.ts';
import type { CopyRequest, ObjectStore, PutResult } from './object-store.ts';
import { WrappedStore } from './wrapped-stores.ts';

/** Codes about the source of a copy, whatever headers the copy has. */
const ABOUT_SOURCE = new Set(['InvalidObjectState', 'NoSuchKey', 'PreconditionFailed']);

/** Codes that are refusals whatever their status: a copy may fail in an answer with status 200. */
const REFUSALS = new Set([
  'AccessControlListNotSupported',
  'AccessDenied',
  'Forbidden',
  'InvalidArgument',
  'InvalidRequest',
  'MethodNotAllowed',
  'NotImplemented',
]);

/** Statuses of requests that may succeed when they are sent again. */
const PASSING = [408, 409, 429];

/**
 * Whether the role lacks the right to set ACLs. That says nothing about what the bucket takes: without
 * the ACL, an object that others may read would no longer be readable. Block Public Access, under which
 * public ACLs have no effect, refuses in similar words.
 */
function lacksAclRight({ message }: StoreError): boolean {
  return /\bs3:PutObjectAcl\b/.test(message) && !/block ?public ?ac/i.test(message);
}

/** Whether a store refused a request for what it asks, so that it may take one that asks less. */
export function isRefusal(thrown: unknown): thrown is StoreError {
  if (!(thrown instanceof StoreError) || thrown.scope !== 'item') return false;
  const { code, status = 0 } = thrown;
  if (ABOUT_SOURCE.has(code) || lacksAclRight(thrown)) return false;
  const isRejected = (status >= 400 && status < 500) || status === 501;
  return REFUSALS.has(code) || (isRejected && !PASSING.includes(status));
}

/**
 * A store whose copies keep the ACLs of their objects, as far as it takes them: Block Public Access
 * and the ownership settings of a bucket refuse ACLs that its objects have from before. A copy that
 * is refused with an ACL is repeated without it, and other copies are sent without that ACL.
 */
export class AclKeepingStore extends WrappedStore {
  readonly #acls: ReadonlyMap<string, ObjectHeaders>;
  readonly #refused = new Set<string>();
  readonly #codes = new Set<string>();
  #lost = 0;

  /** `acls`: the headers that give a copy the ACL of its object, by key. */
  constructor(inner: ObjectStore, acls: ReadonlyMap<string, ObjectHeaders>) {
    super(inner);
    this.#acls = acls;
  }

  /** The number of copies without the ACL of their objects, and the codes of the refusals. */
  get lost(): { readonly count: number; readonly codes: ReadonlySet<string> } {
    return { count: this.#lost, codes: this.#codes };
  }

  override async copy(request: CopyRequest, signal?: AbortSignal): Promise<PutResult> {
    const acl = this.#acls.get(request.key);
    if (acl === undefined) return this.inner.copy(request, signal);
    const name = JSON.stringify(acl);
    let refusal: StoreError | undefined;
    if (!this.#refused.has(name)) {
      const headers = { ...request.headers, ...acl };
      try {
        return await this.inner.copy({ ...request, headers }, signal);
      } catch (thrown) {
        if (!isRefusal(thrown)) throw thrown;
        refusal = thrown;
      }
    }
    const stored = await this.inner.copy(request, signal);
    this.#lost += 1;
    this.#refused.add(name);
    if (refusal !== undefined) this.#codes.add(refusal.code);
    return stored;
  }
}
