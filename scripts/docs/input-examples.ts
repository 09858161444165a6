import type { ModeName } from '../../src/action/modes/modes.ts';

/** The inputs without which a mode is refused, as few as there are. */
export const REQUIRED_INPUTS: Readonly<Record<ModeName, Readonly<Record<string, string>>>> = {
  'upload-dir': { mode: 'upload-dir', bucket: 'my-bucket', source: 'public' },
  'sync-dir': { mode: 'sync-dir', bucket: 'my-bucket', source: 'public' },
  'delete-prefix': { mode: 'delete-prefix', bucket: 'my-bucket', prefix: 'previews/42' },
  'abort-uploads': {
    mode: 'abort-uploads',
    bucket: 'my-bucket',
    prefix: 'builds',
    'older-than': '7d',
  },
};

/** Lines under `with:`: the same for each mode that reads the input, or those of each mode. */
type Example = string | Readonly<Partial<Record<ModeName, string>>>;

const FILES = `
include: |
  **/*.html
  # The files that the pages need.
  assets/**
`;

/**
 * An example of every input, in the order in which the page of a mode shows its own. The other inputs in
 * an example are those that the input has no effect without.
 */
export const INPUT_EXAMPLES: Readonly<Record<string, Example>> = {
  mode: 'mode: sync-dir',
  bucket: 'bucket: my-bucket',
  prefix: 'prefix: previews/${{ github.event.number }}',
  region: 'region: eu-central-1',
  endpoint: 'endpoint: https://s3.example.com\nregion: us-east-1',
  'allow-http': 'endpoint: http://minio.internal:9000\nallow-http: true',
  'force-path-style': 'endpoint: https://s3.example.com\nforce-path-style: false # or true',
  concurrency: 'concurrency: 32',
  'dry-run': "dry-run: ${{ github.event_name == 'pull_request' }}",
  'on-failure': 'on-failure: warn',
  report: 'report: report.jsonl',
  summary: 'summary: false',
  title: 'title: Production',
  'expected-bucket-owner': "expected-bucket-owner: '012345678901'",
  'request-payer': 'request-payer: requester',
  'site-url': 'prefix: docs\nsite-url: https://example.com/docs/',
  source: 'source: public',
  delete: 'prefix: site\ndelete: true',
  'older-than': { 'delete-prefix': 'older-than: 30d', 'abort-uploads': 'older-than: 7d' },
  'keep-newest': 'prefix: builds\nkeep-newest: 10',
  'keep-newest-of': 'prefix: releases\nkeep-newest: 10\nkeep-newest-of: objects',
  versions: 'versions: noncurrent # or all\nolder-than: 30d',
  'bypass-governance': 'versions: all\nbypass-governance: true',
  'keys-from': 'prefix: logs\nkeys-from: plan.jsonl',
  include: {
    'upload-dir': FILES,
    'sync-dir': FILES,
    'delete-prefix': 'prefix: logs\ninclude: |\n  **/*.gz\n  debug/**',
    'abort-uploads': "include: '**/*.zip'",
  },
  exclude: {
    'upload-dir': 'exclude: |\n  **/*.map\n  drafts/**',
    'sync-dir': 'exclude: |\n  **/*.map\n  drafts/**',
    'delete-prefix': 'prefix: builds\nexclude: |\n  main/**\n  release-*/**',
    'abort-uploads': 'exclude: nightly/**',
  },
  unmatched: {
    'upload-dir': 'exclude: drafts/**\nunmatched: ignore # or warn',
    'sync-dir': 'exclude: drafts/**\nunmatched: ignore # or warn',
    'delete-prefix': 'exclude: keep/**\nunmatched: ignore # or warn',
    'abort-uploads': 'exclude: nightly/**\nunmatched: ignore # or warn',
  },
  headers: `
headers: |
  **
    Cache-Control: no-cache
  assets/**
    Cache-Control: public, max-age=31536000, immutable
`,
  'if-exists': 'if-exists: skip # or fail',
  'keep-deleted-for': 'prefix: site\ndelete: true\nkeep-deleted-for: 7d',
  'max-deletes': {
    'sync-dir': 'prefix: site\ndelete: true\nmax-deletes: 20%',
    'delete-prefix': 'max-deletes: 500',
  },
  'whole-bucket': {
    'sync-dir': 'prefix: /\nwhole-bucket: true\ndelete: true',
    'delete-prefix': 'prefix: /\nwhole-bucket: true\nversions: all',
    'abort-uploads': 'prefix: /\nwhole-bucket: true\nolder-than: 7d',
  },
  'delete-condition': {
    'sync-dir': 'prefix: site\ndelete: true\ndelete-condition: etag # or none',
    'delete-prefix': 'delete-condition: etag # or none',
  },
  'upload-order': 'upload-order: assets, html, rest',
  compare: 'compare: size',
  state: 'state: deploys/site.state # or none',
  'include-hidden-files': 'include-hidden-files: true',
  'follow-symlinks': 'follow-symlinks: true',
  'allow-empty-source': 'allow-empty-source: true',
  'batch-size': {
    'sync-dir': 'prefix: site\ndelete: true\nbatch-size: 250',
    'delete-prefix': 'batch-size: 250',
  },
};

/** The lines of the example of an input in a mode; empty: there is none. */
export function exampleOf(name: string, mode: ModeName): string {
  const example = INPUT_EXAMPLES[name] ?? '';
  return (typeof example === 'string' ? example : (example[mode] ?? '')).trim();
}
