import { createHash } from 'node:crypto';
import { mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/core/errors.ts';
import type {
  HeadRequest,
  ListPage,
  ListRequest,
  PutRequest,
  PutResult,
  StoredObject,
} from '../../src/object-store/object-store.ts';
import { syncDirectory } from '../../src/sync/sync-directory.ts';
import { nameOf } from '../support/memory-store.ts';
import { SiteStore } from './site-store.ts';

const STATE = '.s3-batch-action';

/** A site in a bucket whose default is a KMS key: ETags have the form of MD5s, and are none. */
class EncryptedStore extends SiteStore {
  hasChecksums = false;
  mayDecrypt = true;
  override etagOf = (md5: string) => createHash('md5').update(`key ${md5}`).digest('hex');
  readonly heads: string[] = [];

  override async put(request: PutRequest, signal?: AbortSignal): Promise<PutResult> {
    const { etag = '' } = await super.put(request, signal);
    return { etag: this.#seen(request.key, etag) };
  }

  override async list(request: ListRequest): Promise<ListPage> {
    const { objects, serverTime } = await super.list(request);
    const seen = objects.map((one) => ({ ...one, etag: this.#seen(one.key, one.etag) }));
    return { objects: seen, serverTime };
  }

  override async head(request: HeadRequest): Promise<StoredObject | undefined> {
    this.heads.push(`${request.key}${request.withChecksums === true ? ' with checksums' : ''}`);
    if (request.withChecksums === true && !this.mayDecrypt) {
      throw new StoreError('Forbidden', 'no kms:Decrypt', { status: 403 });
    }
    const found = await super.head(request);
    const bytes = this.objects.get(nameOf(request)) ?? '';
    const sha256 = createHash('sha256').update(bytes).digest('base64');
    return (
      found && {
        ...found,
        etag: this.#seen(request.key, found.etag ?? ''),
        headers: { ...found.headers, 'x-amz-server-side-encryption': 'aws:kms' },
        checksums: this.hasChecksums && request.withChecksums === true ? { sha256 } : {},
      }
    );
  }

  #seen(key: string, etag: string): string {
    return key.endsWith(STATE) ? etag : `"${this.etagOf(etag.replaceAll('"', ''))}"`;
  }
}

async function deployed() {
  const source = await mkdtemp(join(tmpdir(), 'contradictions-'));
  await writeFile(join(source, 'a.css'), 'a');
  await writeFile(join(source, 'index.html'), '<p>');
  const store = new EncryptedStore();
  const sync = async () => {
    store.writes.length = 0;
    store.heads.length = 0;
    const outcomes: string[] = [];
    for await (const one of syncDirectory({ source, bucket: 'b', prefix: 'site/', store })) {
      outcomes.push(one.status);
    }
    return {
      outcomes,
      writes: store.writes.filter((write) => !write.endsWith(STATE)),
      heads: [...store.heads].sort(),
    };
  };
  await sync();
  return { store, sync };
}

const UNCHANGED = ['skipped', 'skipped'];

describe('a record that the ETag of its object contradicts', () => {
  it('is believed under a KMS key, at one HEAD for each object', async () => {
    const { sync } = await deployed();
    expect(await sync()).toEqual({
      outcomes: UNCHANGED,
      writes: [],
      heads: ['site/a.css with checksums', 'site/index.html with checksums'],
    });
  });

  it('is believed where checksums may not be asked for', async () => {
    const { store, sync } = await deployed();
    store.mayDecrypt = false;
    const { outcomes, writes, heads } = await sync();
    expect([outcomes, writes]).toEqual([UNCHANGED, []]);
    expect(heads).toHaveLength(4);
  });

  it('is not believed against a checksum', async () => {
    const { store, sync } = await deployed();
    store.hasChecksums = true;
    expect((await sync()).writes).toEqual([]);
    // Its ETag stays: this is what a planted record and an object of the same size come to.
    store.etagOf = () => 'a'.repeat(32);
    await sync();
    store.objects.set('b/site/index.html', Buffer.from('evi'));
    expect((await sync()).writes).toEqual(['PUT site/index.html']);
  });

  it('is believed without a request where ETags have a form of their own', async () => {
    const { store, sync } = await deployed();
    store.etagOf = (md5) => `v-${md5}`;
    await sync();
    expect(await sync()).toEqual({ outcomes: UNCHANGED, writes: [], heads: [] });
  });
});
