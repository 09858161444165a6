const sync = { mode: 'sync-dir', source: 'public', prefix: 'site', delete: 'true' };

/** Inputs of a sync that are refused without a request, and what the message must say. */
export const REFUSED_SYNCS: readonly (readonly [
  string,
  Readonly<Record<string, string>>,
  RegExp,
])[] = [
  ['a sync of a source that is missing', { ...sync, source: 'publik' }, /^source .*publik/],
  ['a sync of the whole bucket', { ...sync, prefix: '' }, /^prefix is empty.*write \/ if/],
  ['a sync by an expression', { ...sync, prefix: 'previews/${{ x }}' }, /^prefix ".*\$\{\{/],
  ['a comparison by time', { ...sync, compare: 'mtime' }, /^compare "mtime"/],
  ['an order that lacks a group', { ...sync, 'upload-order': 'html' }, /^upload-order .*"html"/],
  ['a cap that is no number', { ...sync, 'max-deletes': 'all' }, /^max-deletes "all"/],
  ['a time without unit', { ...sync, 'keep-deleted-for': '7' }, /^keep-deleted-for "7"/],
  [
    'a time that nothing keeps',
    { ...sync, 'keep-deleted-for': '7d', state: 'none' },
    /^keep-deleted-for .*state: none/,
  ],
  ['a state that is no key', { ...sync, state: '/x' }, /^state "\/x"/],
  [
    'a cap without deletes',
    { ...sync, delete: 'false', 'max-deletes': '5' },
    /^max-deletes "5" has no effect/,
  ],
];
