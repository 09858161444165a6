import { describe, expect, it } from 'vitest';
import {
  OBJECT_HEADER_NAMES,
  OBJECT_HEADERS,
  type ObjectHeader,
} from '../../src/core/object-headers.ts';
import { ownHeaders, stateHeaders, statePathOf } from '../../src/headers/own-objects.ts';
import { HEADER_SAMPLES } from '../support/header-samples.ts';

/** Every header that rules may set, with values that the action's own objects take and do not. */
const DECISIONS: Readonly<
  Record<keyof typeof OBJECT_HEADERS, { readonly takes: string[]; readonly refuses: string[] }>
> = {
  'cache-control': { takes: [], refuses: ['no-cache'] },
  'content-disposition': { takes: [], refuses: ['attachment'] },
  'content-encoding': { takes: [], refuses: ['gzip'] },
  'content-language': { takes: [], refuses: ['de'] },
  'content-type': { takes: [], refuses: ['text/html'] },
  expires: { takes: [], refuses: ['Wed, 21 Oct 2026 07:28:00 GMT'] },
  'x-amz-acl': {
    takes: ['private', 'bucket-owner-full-control'],
    refuses: [
      'public-read',
      'public-read-write',
      'authenticated-read',
      'aws-exec-read',
      'bucket-owner-read',
    ],
  },
  'x-amz-grant-full-control': { takes: [], refuses: ['id="a"'] },
  'x-amz-grant-read': { takes: [], refuses: ['id="a"'] },
  'x-amz-grant-read-acp': { takes: [], refuses: ['id="a"'] },
  'x-amz-grant-write-acp': { takes: [], refuses: ['id="a"'] },
  'x-amz-object-lock-legal-hold': { takes: [], refuses: ['ON', 'OFF'] },
  'x-amz-object-lock-mode': { takes: [], refuses: ['GOVERNANCE', 'COMPLIANCE'] },
  'x-amz-object-lock-retain-until-date': { takes: [], refuses: ['2030-01-01T00:00:00Z'] },
  'x-amz-server-side-encryption': { takes: ['AES256', 'aws:kms', 'aws:kms:dsse'], refuses: [] },
  'x-amz-server-side-encryption-aws-kms-key-id': { takes: ['alias/site'], refuses: [] },
  'x-amz-server-side-encryption-bucket-key-enabled': { takes: ['true', 'false'], refuses: [] },
  'x-amz-server-side-encryption-context': { takes: ['eyJhIjoiYiJ9'], refuses: [] },
  'x-amz-storage-class': {
    takes: [
      'STANDARD',
      'REDUCED_REDUNDANCY',
      'STANDARD_IA',
      'ONEZONE_IA',
      'INTELLIGENT_TIERING',
      'GLACIER_IR',
      'EXPRESS_ONEZONE',
      'OUTPOSTS',
      'SNOW',
      'FSX_OPENZFS',
    ],
    refuses: ['GLACIER', 'DEEP_ARCHIVE', 'ColdArchive', ''],
  },
  'x-amz-tagging': { takes: ['team=site'], refuses: [] },
  'x-amz-website-redirect-location': { takes: [], refuses: ['/elsewhere'] },
};

describe("the headers of the action's own objects", () => {
  it.each(OBJECT_HEADER_NAMES)('are decided for %s', (name) => {
    const { takes, refuses } = DECISIONS[name];
    expect(takes.length + refuses.length).toBeGreaterThan(0);
    for (const value of takes) expect(ownHeaders({ [name]: value })).toEqual({ [name]: value });
    for (const value of refuses)
      expect([value, ownHeaders({ [name]: value })]).toEqual([value, {}]);
    const known: ObjectHeader = OBJECT_HEADERS[name];
    expect(new Set([...takes, ...refuses])).toEqual(
      new Set([...(known.values ?? []), ...takes, ...refuses]),
    );
    expect(HEADER_SAMPLES).toHaveProperty([name]);
  });

  it('are none of metadata', () => {
    expect(ownHeaders({ 'x-amz-meta-a': 'private', 'x-amz-tagging': 'a=b' })).toEqual({
      'x-amz-tagging': 'a=b',
    });
  });
});

const SSE = { 'x-amz-server-side-encryption': 'AES256' };
const TAGS = { 'x-amz-tagging': 'a=b' };

describe('the rules for a state', () => {
  it.each([
    ['site/.s3-batch-action', 'site/', '.s3-batch-action'],
    ['site/deploys/state', 'site/', 'deploys/state'],
    ['deploys/site.state', 'site/', 'deploys/site.state'],
    ['.s3-batch-action', '', '.s3-batch-action'],
  ])('match %s under %j as %s', (key, prefix, path) => {
    expect(statePathOf(key, prefix)).toBe(path);
  });

  it.each([
    ['**', SSE],
    ['*', SSE],
    ['.s3-batch-action', SSE],
    ['.s3-batch-action*', SSE],
    ['*.lease', SSE],
    ['[!.]*', {}],
    ['*.html', {}],
    ['site/**', {}],
  ])('are those whose glob matches its path or that of its lease: %s', (glob, expected) => {
    expect(stateHeaders([{ glob, headers: SSE }], '.s3-batch-action')).toEqual(expected);
  });

  it('override each other in their order', () => {
    const rules = [
      { glob: '**', headers: { ...SSE, ...TAGS, 'x-amz-acl': 'public-read' } },
      { glob: '.s3-batch-action', headers: { 'x-amz-acl': 'private', 'x-amz-tagging': 'c=d' } },
    ];
    expect(stateHeaders(rules, '.s3-batch-action')).toEqual({
      ...SSE,
      'x-amz-acl': 'private',
      'x-amz-tagging': 'c=d',
    });
    expect(stateHeaders(rules.toReversed(), '.s3-batch-action')).toEqual({ ...SSE, ...TAGS });
  });
});
