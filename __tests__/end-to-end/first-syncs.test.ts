import {
  CreateBucketCommand,
  GetObjectAclCommand,
  GetObjectTaggingCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
} from '@aws-sdk/client-s3';
import { beforeAll, describe, expect, it } from 'vitest';
import { OBJECT_HEADERS, type ObjectHeaders } from '../../src/core/object-headers.ts';
import { openClient } from 's3-test-server/contract/context.ts';
import { chosenServers, type ContractServer, openServer } from 's3-test-server/contract/servers.ts';
import {
  ACCESS_KEY_ID,
  REGION,
  SECRET_ACCESS_KEY,
} from 's3-test-server/contract/signed-request.ts';
import { EVERYBODY, HEADER_SAMPLE_ENTRIES, headerRule } from '../support/header-samples.ts';
import { workspaceOf } from '../support/run-action.ts';
import { runStep } from '../support/runner.ts';
import { storeUrl } from '../support/store-url.ts';

let count = 0;

/** Parameters of the SDK for headers. */
function parametersOf(headers: ObjectHeaders): Record<string, unknown> {
  const entries = Object.entries(headers).map(([name, value]) => {
    const { parameter, kind } = OBJECT_HEADERS[name as keyof typeof OBJECT_HEADERS];
    const typed = { text: value, flag: value === 'true', date: new Date(value ?? '') };
    return [parameter, typed[kind]];
  });
  return Object.fromEntries(entries) as Record<string, unknown>;
}

/** A client of its own, and what it sees of an object, in the words of the headers. */
async function seenBy(s3: S3Client, object: { Bucket: string; Key: string }) {
  const head = await s3.send(new HeadObjectCommand(object));
  const { Grants = [] } = await s3.send(new GetObjectAclCommand(object));
  const { TagSet = [] } = await s3.send(new GetObjectTaggingCommand(object));
  const tags = TagSet.map(({ Key, Value }) => [Key ?? '', Value ?? ''] as const);
  return {
    head: head as unknown as Readonly<Record<string, unknown>>,
    grants: Grants.map(({ Permission, Grantee }) =>
      [Permission, Grantee?.ID ?? Grantee?.URI].join(' '),
    ),
    tags: new URLSearchParams(Object.fromEntries(tags)).toString().replaceAll('+', '%20'),
  };
}

const GRANTS: Readonly<Record<string, string>> = {
  'x-amz-acl': `READ ${EVERYBODY}`,
  'x-amz-grant-full-control': 'FULL_CONTROL a',
  'x-amz-grant-read': `READ ${EVERYBODY}`,
  'x-amz-grant-read-acp': 'READ_ACP a',
  'x-amz-grant-write-acp': 'WRITE_ACP a',
};

/** What a client must see of a header that was set; undefined: no request shows it. */
function isSeen(name: keyof typeof OBJECT_HEADERS, value: string, seen: Seen): boolean | undefined {
  const { readBack, parameter, kind } = OBJECT_HEADERS[name];
  if (readBack === 'none') return undefined;
  if (readBack === 'acl') return seen.grants.includes(GRANTS[name] ?? '');
  if (readBack === 'tags') return seen.tags === value;
  const shown = seen.head[name === 'expires' ? 'ExpiresString' : parameter];
  const text = shown instanceof Date ? shown.toISOString() : String(shown);
  return kind === 'date' ? Date.parse(text) === Date.parse(value) : text === value;
}

type Seen = Awaited<ReturnType<typeof seenBy>>;

describe.each(chosenServers())('a first sync over objects of another tool on %s', (server) => {
  let store: ContractServer;
  let s3: S3Client;
  beforeAll(async () => {
    store = await openServer(server);
    s3 = openClient(store.endpoint);
    return async () => {
      s3.destroy();
      await store.close();
    };
  });

  async function givenBucket(others: ObjectHeaders): Promise<string> {
    const Bucket = `first-syncs-${process.pid}-${(count += 1)}`;
    const options = { ObjectLockEnabledForBucket: true, ObjectOwnership: 'ObjectWriter' } as const;
    await s3.send(new CreateBucketCommand({ Bucket, ...options }));
    const bare = { Bucket, Key: 'site/bare.css', Body: 'bare' };
    await s3.send(new PutObjectCommand(bare));
    const other = { Bucket, Key: 'site/other.css', Body: 'other' };
    // Some stores demand a checksum beside a lock.
    const parameters = { ChecksumAlgorithm: 'CRC32', ...parametersOf(others) } as const;
    await s3.send(new PutObjectCommand({ ...other, ...parameters }));
    return Bucket;
  }

  async function sync(workspace: string, bucket: string, headers: ObjectHeaders) {
    const inputs = { mode: 'sync-dir', source: 'public', prefix: 'site', bucket };
    const { exitCode, outputs, annotations } = await runStep({
      workspace,
      inputs: {
        ...inputs,
        endpoint: storeUrl(store.endpoint),
        region: REGION,
        headers: headerRule('**', headers),
      },
      env: { AWS_ACCESS_KEY_ID: ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY: SECRET_ACCESS_KEY },
    });
    const textOf = (wanted: string) =>
      annotations.flatMap(({ level, message }) => (level === wanted ? [message] : [])).join('\n');
    return { exitCode, outputs, warnings: textOf('warning'), errors: textOf('error') };
  }

  it.each(HEADER_SAMPLE_ENTRIES)('sets %s or warns of it, once', async (name, sample) => {
    const { value, other, beside = {} } = sample;
    const wanted: ObjectHeaders = { ...beside, [name]: value };
    const bucket = await givenBucket({ ...beside, [name]: other });
    const workspace = await workspaceOf({ 'public/bare.css': 'bare', 'public/other.css': 'other' });
    const first = await sync(workspace, bucket, wanted);
    expect([first.errors, first.exitCode]).toEqual(['', 0]);
    for (const key of ['site/bare.css', 'site/other.css']) {
      const seen = await seenBy(s3, { Bucket: bucket, Key: key });
      const isSet = isSeen(name, value, seen) ?? first.outputs['copied'] === '2';
      expect([key, isSet || first.warnings.includes(name)]).toEqual([key, true]);
    }
    const second = await sync(workspace, bucket, wanted);
    expect([second.errors, second.exitCode]).toEqual(['', 0]);
    expect(second.outputs).toMatchObject({ copied: '0', uploaded: '0', changed: 'false' });
    // What was uploaded in place of a copy that the store refuses is as it was wanted.
    const isDone = first.warnings.includes('because the store refused the copy');
    expect(second.warnings).toBe(isDone ? '' : first.warnings);
  });
});
