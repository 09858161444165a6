import { describe, expect, it } from 'vitest';
import { refusalOf } from '../../../src/s3/errors.ts';
import { createS3Clients, type StoreClient } from '../../../src/s3/send/call.ts';
import { isLearnable, MAX_REGIONS } from '../../../src/s3/send/regions.ts';
import { REAL_TIME } from '../../../src/s3/send/time.ts';

const HOST = 's3.us-west-2.amazonaws.com';

describe('hazard 79: a region that an answer names, at Amazon', () => {
  it.each([
    ['us-west-2', 'eu-central-1'],
    ['us-west-2', 'ap-southeast-7'],
    ['us-west-2', 'mx-central-1'],
    ['cn-north-1', 'cn-northwest-1'],
    ['us-gov-west-1', 'us-gov-east-1'],
    ['us-iso-east-1', 'us-iso-west-1'],
    ['eusc-de-east-1', 'eusc-de-east-2'],
  ])('is taken within the partition: %s, %s', (region, found) => {
    expect(isLearnable(found, region, HOST)).toBe(true);
  });

  it.each([
    ['us-west-2', 'cn-north-1'],
    ['us-west-2', 'us-gov-west-1'],
    ['us-west-2', 'us-iso-east-1'],
    ['us-west-2', 'us-isob-east-1'],
    ['us-west-2', 'us-isof-south-1'],
    ['us-west-2', 'eu-isoe-west-1'],
    ['us-west-2', 'eusc-de-east-1'],
    ['us-iso-east-1', 'us-isob-east-1'],
    ['us-gov-west-1', 'us-east-1'],
    ['cn-north-1', 'ap-east-1'],
  ])('is ignored outside of it: %s, %s', (region, found) => {
    expect(isLearnable(found, region, HOST)).toBe(false);
  });

  it.each(['', 'evil', 'evil.com/', 'eu-central-1.evil.com', 'us-west-2#', 'US-WEST-2', 'auto'])(
    'is ignored when it is no name of a region: %j',
    (found) => {
      expect(isLearnable(found, 'us-west-2', HOST)).toBe(false);
    },
  );
});

describe('hazard 79: a region that an answer names, at another store', () => {
  it.each(['auto', 'fr-par', 'garage', 'cn-north-1', 'default', 'x'.repeat(63)])(
    'is taken for the signature: %s',
    (found) => {
      expect(isLearnable(found, 'us-east-1', 'store.example.com')).toBe(true);
    },
  );

  it.each(['', 'a/b', 'a\r\nb', 'a.b', '-a', 'a-', 'ü', 'x'.repeat(64)])(
    'is ignored when no region can be called so: %j',
    (found) => {
      expect(isLearnable(found, 'us-east-1', 'store.example.com')).toBe(false);
    },
  );
});

describe('hazard 79: the clients of a store', () => {
  const BUCKET = 'a-bucket';

  /** Clients that begin in us-west-2 and reach buckets at `hostname`, and answers to their requests. */
  function given(hostname: string) {
    const created: string[] = [];
    const create = (region: string) => {
      created.push(region);
      const wayTo = () => Promise.resolve({ checksum: 'md5', hostname });
      return { wayTo } as unknown as StoreClient;
    };
    const clients = createS3Clients(create, 'us-west-2', REAL_TIME);
    const hear = (region: string, named: 'header' | 'element' = 'header') => {
      const headers = new Map(named === 'header' ? [['x-amz-bucket-region', region]] : []);
      const text = `<Error><Code>PermanentRedirect</Code><Region>${region}</Region></Error>`;
      const body = Buffer.from(named === 'element' ? text : '');
      const used = { client: clients.of(BUCKET), sentAt: 0 };
      return clients.mend(BUCKET, used, refusalOf({ status: 301, headers, body }));
    };
    return { created, hear };
  }

  it.each(['header', 'element'] as const)(
    'learn a region within the partition: %s',
    async (how) => {
      const { created, hear } = given(HOST);
      expect(await hear('cn-north-1', how)).toBe(false);
      expect(await hear('eu-central-1.evil.com', how)).toBe(false);
      expect(created).toEqual(['us-west-2']);
      expect(await hear('eu-central-1', how)).toBe(true);
      expect(created).toEqual(['us-west-2', 'eu-central-1']);
      expect(await hear('eu-central-1', how)).toBe(false);
      expect(await hear('us-west-2', how)).toBe(true);
    },
  );

  it('are no more than there are regions, whatever the answers name', async () => {
    const { created, hear } = given('store.example.com');
    for (let n = 0; n < 2 * MAX_REGIONS; n += 1) {
      expect(await hear(`region-${n}`)).toBe(n < MAX_REGIONS);
    }
    expect(created).toHaveLength(1 + MAX_REGIONS);
  });
});
