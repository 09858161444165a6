import {
  ABORT,
  REMOVE,
  refused,
  right,
  SYNC,
  UPLOAD,
  type WrittenRow,
} from '../../support/written-rows.ts';

const empty = (word: string) =>
  `is empty: an expression in it may have come out empty; write ${word} for`;
const AGE = 'is not a whole number with a unit (m, h, d or w): write 12h or';

/** Ages, counts, choices and flags, and what they may not be beside. */
export const AMOUNTS: readonly WrittenRow[] = [
  refused(REMOVE, { 'older-than': '' }, `older-than ${empty('any')}`),
  refused(REMOVE, { 'older-than': '30' }, `older-than "30" ${AGE}`),
  refused(REMOVE, { 'older-than': '30 days' }, `older-than "30 days" ${AGE}`),
  refused(REMOVE, { 'older-than': '-1d' }, `older-than "-1d" ${AGE}`),
  refused(REMOVE, { 'older-than': '0d' }, `older-than "0d" ${AGE}`),
  refused(REMOVE, { 'older-than': '1.5d' }, `older-than "1.5d" ${AGE}`),
  refused(REMOVE, { 'older-than': 'P30D' }, `older-than "P30D" ${AGE}`),
  refused(REMOVE, { 'older-than': '1y' }, `older-than "1y" ${AGE}`),
  refused(REMOVE, { 'older-than': 'none' }, `older-than "none" ${AGE}`),
  refused(ABORT, { 'older-than': '' }, 'older-than is required in mode abort-uploads'),
  refused(ABORT, { 'older-than': 'any' }, 'older-than is required in mode abort-uploads'),
  refused(ABORT, { 'older-than': '7' }, `older-than "7" ${AGE}`),
  right(REMOVE, { 'older-than': '1d' }, { says: 'kept 2', changes: [], requests: 1 }),
  right(ABORT, { 'older-than': '1d' }, { says: 'aborted 1', changes: ['!id'], requests: 5 }),

  refused(REMOVE, { 'keep-newest': '' }, `keep-newest ${empty('none')}`),
  refused(REMOVE, { 'keep-newest': '0' }, 'to keep none, write none; then everything under'),
  refused(REMOVE, { 'keep-newest': 'ten' }, 'keep-newest "ten" is not a whole number from 1 to'),
  refused(REMOVE, { 'keep-newest': '-3' }, 'keep-newest "-3" is not a whole number from 1 to'),
  refused(REMOVE, { 'keep-newest': '3 builds' }, 'keep-newest "3 builds" is not a whole number'),
  refused(REMOVE, { 'keep-newest': 'false' }, 'keep-newest "false" is not a whole number'),
  refused(REMOVE, { 'keep-newest-of': '' }, `keep-newest-of ${empty('directories')}`),
  refused(REMOVE, { 'keep-newest-of': 'objects' }, 'has no effect without keep-newest'),
  refused(REMOVE, { 'keep-newest': '1', 'keep-newest-of': 'builds' }, 'is not an allowed value'),
  refused(REMOVE, { 'keep-newest': '1', versions: 'all' }, "can't be combined with keep-newest"),
  right({ ...REMOVE, prefix: 'builds' }, { 'keep-newest': '10' }, { changes: [], requests: 2 }),

  refused(REMOVE, { versions: '' }, `versions ${empty('current')}`),
  refused(
    REMOVE,
    { versions: 'old' },
    'versions "old" is not an allowed value: write current, noncurrent',
  ),
  refused(REMOVE, { 'bypass-governance': 'true' }, 'has no effect with versions: current'),

  refused(REMOVE, { 'max-deletes': '' }, `max-deletes ${empty('auto')}`),
  refused(REMOVE, { 'max-deletes': 'ten' }, 'is neither a count nor a percentage from 0% to 100%'),
  refused(REMOVE, { 'max-deletes': '110%' }, 'is neither a count nor a percentage from 0% to 100%'),
  refused(REMOVE, { 'max-deletes': 'half' }, 'is neither a count nor a percentage from 0% to 100%'),
  refused(REMOVE, { 'max-deletes': 'none' }, 'is neither a count nor a percentage from 0% to 100%'),
  refused(
    { ...SYNC, delete: 'false' },
    { 'max-deletes': '5' },
    'has no effect without delete: true',
  ),

  refused(SYNC, { 'keep-deleted-for': '' }, `keep-deleted-for ${empty('0')}`),
  refused(SYNC, { 'keep-deleted-for': '7' }, 'is not a whole number with a unit'),
  refused(SYNC, { 'keep-deleted-for': '7d' }, "can't be combined with state: none"),
  refused(
    { ...SYNC, delete: 'false' },
    { 'keep-deleted-for': '7d' },
    'has no effect without delete',
  ),
  refused(SYNC, { state: '' }, `state ${empty('auto')}`),
  refused(SYNC, { state: 'state/' }, 'state "state/" is not the key of an object'),
  refused(SYNC, { state: '/state.json' }, 'state "/state.json" is not the key of an object'),
  refused(
    SYNC,
    { compare: 'mtime' },
    'compare "mtime" is not an allowed value: write content or size',
  ),
  refused(SYNC, { 'upload-order': 'html, assets' }, 'does not have each of assets, rest and html'),
  refused(SYNC, { delete: 'yes' }, 'delete "yes" is neither true nor false'),

  refused(UPLOAD, { 'if-exists': '' }, `if-exists ${empty('overwrite')}`),
  refused(UPLOAD, { 'if-exists': 'keep' }, 'if-exists "keep" is not an allowed value'),
  refused(UPLOAD, { 'dry-run': '' }, `dry-run ${empty('false')}`),
  refused(
    UPLOAD,
    { 'dry-run': 'yes' },
    'dry-run "yes" is neither true nor false: write one of the',
  ),
  refused(UPLOAD, { 'dry-run': '1' }, 'dry-run "1" is neither true nor false'),
  refused(UPLOAD, { concurrency: '0' }, 'is not a whole number from 1 to 1000'),
  refused(UPLOAD, { concurrency: 'many' }, 'is not a whole number from 1 to 1000'),
  refused(
    REMOVE,
    { 'batch-size': '5000' },
    'batch-size "5000" is not a whole number from 1 to 1000',
  ),
  refused(
    UPLOAD,
    { 'on-failure': 'ignore' },
    'on-failure "ignore" is not an allowed value: write fail or',
  ),
  right(UPLOAD, { 'dry-run': 'TRUE' }, { says: 'nothing was changed', changes: [], requests: 0 }),
];
