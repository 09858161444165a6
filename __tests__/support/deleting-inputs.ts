import fc from 'fast-check';
import type { Standing } from './recording-bucket.ts';

/** Inputs as in `with:`. */
export type Given = Readonly<Record<string, string>>;

export const BUCKET = 'my-bucket';
const KEYS = [
  ...['index.html', 'app.js', 'keep/a.txt', '.well-known/x', 'docs/index.html', 'docs/b.js'],
  ...['builds/101/a.js', 'builds/101/keep.txt', 'builds/102/a.js', 'builds/103/keep/a.log'],
  ...['builds/pr-7/a.js', 'builds/pr-8/a.js', 'builds/pr-8/index.html', 'builds/x.log'],
  ...[
    'previews/7/index.html',
    'previews/7/a.js',
    'previews/7/keep/b.log',
    'previews/70/index.html',
  ],
  ...['previews/8/index.html', 'previews/9/a/b.js', 'logs-1.log', 'logs-2.log', 'logs/1.log'],
  ...['previews/9/c.js', 'builds/103/b.js'],
];

const some = (...values: readonly string[]) => fc.option(fc.constantFrom(...values), { nil: '' });
const mostly = (...values: readonly string[]) => fc.constantFrom(...values);
const INCLUDE = [
  '**/*.html',
  '7/**',
  '101/**',
  'pr-7/**',
  '7/*.js\n**/*.log',
  '9/a/**',
  '9/a',
  '103/keep',
];
const EXCLUDE = [
  'keep/**',
  '**/keep/**',
  '101',
  '**/*.js\n# more\n7/keep',
  '.well-known',
  'docs/**',
];

const common = {
  bucket: fc.constant(BUCKET),
  'dry-run': fc.option(fc.constant('true'), { freq: 9, nil: '' }),
  concurrency: some('2'),
  include: some(...INCLUDE),
  exclude: mostly('', ...EXCLUDE),
};
const deleting = fc.record({
  ...common,
  mode: fc.constant('delete-prefix'),
  prefix: mostly('previews/7', 'previews', 'builds', 'builds/pr-7*', 'logs*', 'previews/7*', '/'),
  'whole-bucket': some('true'),
  'older-than': some('1d', '30d'),
  'keep-newest': some('1', '2'),
  'keep-newest-of': some('objects'),
  versions: some('noncurrent', 'all'),
  'keys-from': fc.option(fc.constant('lists/keys-7.txt'), { freq: 3, nil: '' }),
  'max-deletes': some('3', '50%', '100%'),
});
const syncing = fc.record({
  ...common,
  mode: fc.constant('sync-dir'),
  prefix: mostly('previews/7', 'previews', 'builds', 'builds/pr-7', '/'),
  'whole-bucket': some('true'),
  delete: fc.constant('true'),
  source: mostly('public', 'other'),
  compare: some('size'),
  'follow-symlinks': some('true'),
  'include-hidden-files': some('true'),
  'max-deletes': some('3', '50%', '100%'),
  'keep-deleted-for': some('7d'),
  state: some('none', 'state/site.json'),
});
const aborting = fc.record({
  ...common,
  mode: fc.constant('abort-uploads'),
  prefix: mostly('previews/7', 'previews', 'builds/pr-7*', '/'),
  'whole-bucket': some('true'),
  'older-than': mostly('1d', '30d'),
});

/** Inputs that the generators leave empty are not given. */
export const given = fc
  .oneof({ weight: 3, arbitrary: deleting }, { weight: 2, arbitrary: syncing }, aborting)
  .map((all): Given => Object.fromEntries(Object.entries(all).filter(([, text]) => text !== '')));

const rows = fc.array(
  fc.record({
    key: fc.constantFrom(...KEYS),
    age: fc.constantFrom(1, 30, 100, 1000),
    kind: fc.constant('object' as const),
    older: fc.nat(2),
  }),
  { minLength: 1, maxLength: 16 },
);
/** What stands in the bucket, with an upload under way to each key. */
export const contents = rows.map((all): Standing[] => {
  const objects = new Map(all.map((row) => [row.key, row]));
  const uploads = [...objects.values()].map((row) => ({ ...row, kind: 'upload' as const }));
  return [...objects.values(), ...uploads];
});
