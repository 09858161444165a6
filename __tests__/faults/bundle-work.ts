import { dirname } from 'node:path';
import { workspaceOf } from '../support/run-action.ts';
import type { S3Server } from 's3-test-server';
import { BUCKET, keysFileOf } from './scenario.ts';

const PART = 8 * 1024 * 1024;

/** One mode, with inputs and a server as a workflow may meet them. */
export interface BundleWork {
  readonly inputs: Readonly<Record<string, string>>;
  readonly workspace: string;
  readonly seeds: readonly string[];
  /** What the server holds beside them. */
  readonly prepare?: (server: S3Server) => void;
  /** Under the prefix, when all went well. */
  readonly expected: readonly string[];
  /** Multipart uploads that stay. */
  readonly uploads?: number;
}

const underSite = (names: readonly string[]) => names.map((name) => `site/${name}`);

const files = {
  'public/a.css': 'a',
  'public/index.html': '<p>',
  'public/large': Buffer.alloc(PART + 1, 'x'),
};

/** Modes that are tried with every fault at every request. */
export const BUNDLE_WORK: Readonly<Record<string, BundleWork>> = {
  upload: {
    inputs: { mode: 'upload-dir', source: 'public', prefix: 'site' },
    workspace: await workspaceOf(files),
    seeds: [],
    expected: underSite(['a.css', 'index.html', 'large']),
  },
  delete: {
    inputs: { mode: 'delete-prefix', prefix: 'site', 'batch-size': '2' },
    workspace: await workspaceOf({}),
    seeds: underSite(['k0', 'k1', 'k2', 'k3', 'k\u0001']),
    expected: [],
  },
};

/** Modes of which a part is tried. */
export const SAMPLED_WORK: Readonly<Record<string, BundleWork>> = {
  sync: {
    inputs: { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' },
    workspace: await workspaceOf({
      'public/a.css': 'new',
      // As it is seeded, but for its content type.
      'public/b.css': 'site/b.css',
      'public/index.html': '<p>',
    }),
    seeds: underSite(['a.css', 'b.css', 'k0', 'k1']),
    expected: underSite(['.s3-batch-action', 'a.css', 'b.css', 'index.html']),
  },
  'keep-newest': {
    inputs: { mode: 'delete-prefix', prefix: 'site', 'keep-newest': '1', 'batch-size': '2' },
    workspace: await workspaceOf({}),
    seeds: [],
    prepare: (server) => {
      for (const [day, name] of ['1/a', '1/b', '2/a', '3/a'].entries()) {
        const lastModified = new Date(Date.UTC(2020, 0, day + 1));
        server.bucket(BUCKET).seed(`site/${name}`, name, { lastModified });
      }
    },
    expected: underSite(['3/a']),
  },
  versions: {
    inputs: { mode: 'delete-prefix', prefix: 'site', versions: 'all', 'batch-size': '2' },
    workspace: await workspaceOf({}),
    seeds: [],
    prepare: (server) => {
      server.setVersioning(BUCKET, 'Enabled');
      for (const [day, name] of ['k0', 'k0', 'k1', 'k2'].entries()) {
        const lastModified = new Date(Date.UTC(2020, 0, day + 1));
        server.bucket(BUCKET).seed(`site/${name}`, name, { lastModified });
      }
    },
    expected: [],
  },
  'keys-from': {
    inputs: { mode: 'delete-prefix', prefix: 'site', 'keys-from': 'keys', 'batch-size': '2' },
    workspace: dirname(await keysFileOf(['k0', 'k1', 'k3'])),
    seeds: underSite(['k0', 'k1', 'k2', 'k3']),
    expected: underSite(['k2']),
  },
  'abort-uploads': {
    inputs: { mode: 'abort-uploads', prefix: 'site', 'older-than': '1h' },
    workspace: await workspaceOf({}),
    seeds: underSite(['k0']),
    prepare: (server) => {
      const initiated = new Date(Date.UTC(2020, 0));
      for (const name of ['k1', 'k2']) {
        server.bucket(BUCKET).seedUpload(`site/${name}`, { parts: ['x'], initiated });
      }
      server.bucket(BUCKET).seedUpload('site/young', { initiated: new Date() });
    },
    expected: underSite(['k0']),
    uploads: 1,
  },
};
