import {
  REMOVE,
  refused,
  right,
  SYNC,
  UPLOAD,
  type WrittenRow,
} from '../../support/written-rows.ts';

const PREVIEW = ['-previews/7/app.js', '-previews/7/index.html'];
const SITE = ['+site/app.js', '+site/index.html'];
const listed = (file: string) => ({ 'keys-from': file });

/** Source, report, lists of keys, and patterns. */
export const FILES: readonly WrittenRow[] = [
  refused(UPLOAD, { source: '' }, 'source is empty: name the directory to upload'),
  refused(UPLOAD, { source: 'dist' }, 'source "dist" does not exist, looked for at'),
  refused(UPLOAD, { source: 'a-file' }, 'source "a-file" is not a directory: name the directory'),
  refused(UPLOAD, { source: '..' }, 'is outside the workspace'),
  refused(UPLOAD, { source: '/usr' }, 'is outside the workspace'),
  refused(UPLOAD, { source: 'public/*' }, 'write source: "public" and include: "*"'),
  refused(UPLOAD, { source: 'public/**/*.js' }, 'write source: "public" and include: "**/*.js"'),
  refused(UPLOAD, { source: '*.js' }, 'write source: "." and include: "*.js"'),
  refused(
    UPLOAD,
    { source: 'public\\docs' },
    'a backslash is not a separator here; write "public/docs"',
  ),
  refused(UPLOAD, { source: '${{ inputs.dir }}' }, 'source "${{ inputs.dir }}" does not exist'),
  refused(UPLOAD, { source: 'empty' }, 'source "empty" has no files'),
  right(UPLOAD, { source: './public/' }, { changes: SITE, requests: 2 }),
  right(
    UPLOAD,
    { source: 'st*r' },
    { says: 'source "st*r" has a star, and a directory of', changes: ['+site/a.txt'], requests: 1 },
  ),
  right(
    UPLOAD,
    { source: 'back\\slash' },
    { says: 'has a backslash, and a directory of', changes: ['+site/a.txt'], requests: 1 },
  ),
  right(
    UPLOAD,
    {},
    {
      says: '2 hidden files and directories skipped: ".env", ".well-known"',
      changes: SITE,
      requests: 2,
    },
  ),
  right(
    UPLOAD,
    { include: '**\n.well-known/**' },
    { changes: ['+site/.well-known/security.txt', ...SITE], requests: 3 },
  ),
  right(
    UPLOAD,
    { include: '.well-known/**' },
    { changes: ['+site/.well-known/security.txt'], requests: 1 },
  ),

  refused(UPLOAD, { report: 'nowhere/r.jsonl' }, 'report "nowhere/r.jsonl" is in a directory that'),
  refused(UPLOAD, { report: 'public' }, 'report "public" is a directory: add the name of a file'),
  refused(UPLOAD, { report: 'public/r.jsonl' }, 'report "public/r.jsonl" is inside "source'),
  refused(
    REMOVE,
    { ...listed('keys.txt'), report: 'keys.txt' },
    'is the file that keys-from names',
  ),

  refused(REMOVE, listed(''), 'keys-from is empty: an expression in it may have come out empty'),
  refused(REMOVE, listed('nowhere.txt'), 'keys-from "nowhere.txt" does not exist, looked for at'),
  refused(REMOVE, listed('public'), 'keys-from "public" is a directory: name a file of keys'),
  refused(REMOVE, listed('page.html'), 'is not a file of keys: it looks like an HTML page'),
  refused(REMOVE, listed('archive.zip'), 'is not a file of keys: it looks like a ZIP archive'),
  refused(REMOVE, listed('keys.json'), 'is not a file of keys: it looks like JSON'),
  refused(REMOVE, listed('keys.csv'), 'is not a file of keys: it looks like a table (CSV)'),
  refused(REMOVE, listed('listing.txt'), 'is not a file of keys: it looks like the output of aws'),
  refused(REMOVE, listed('utf16.txt'), 'is not a file of keys: it looks like text in UTF-16'),
  refused(
    REMOVE,
    listed('other.txt'),
    'none of its 5 lines is a key under the prefix "previews/7/"',
  ),
  refused(
    { ...REMOVE, prefix: '/', 'whole-bucket': 'true' },
    listed('page.html'),
    'is not a file of keys: it looks like an HTML page',
  ),
  refused(
    REMOVE,
    { ...listed('keys.txt'), 'older-than': '1d' },
    "can't be combined with keys-from",
  ),
  refused(REMOVE, { ...listed('keys.txt'), versions: 'all' }, "can't be combined with keys-from"),
  refused(
    REMOVE,
    { ...listed('keys.txt'), 'max-deletes': '10%' },
    '"keys-from" names no plan of a dry run, so nothing is listed',
  ),
  refused(REMOVE, { ...listed('keys.txt'), 'max-deletes': '1' }, 'allows 1 object to be deleted'),
  right(REMOVE, listed('keys.txt'), { changes: PREVIEW, requests: 1 }),
  right(REMOVE, listed('empty.txt'), { says: 'nothing to do', changes: [], requests: 0 }),
  right(REMOVE, listed('none'), { changes: PREVIEW, requests: 4 }),
  right(REMOVE, listed('./none'), { changes: ['-previews/7/app.js'], requests: 1 }),

  refused(REMOVE, { include: '' }, 'include is empty: an expression in it may have come out empty'),
  refused(REMOVE, { exclude: '' }, 'exclude is empty: an expression in it may have come out empty'),
  refused(
    SYNC,
    { exclude: ' \n ' },
    'exclude is empty: an expression in it may have come out empty',
  ),
  refused(REMOVE, { exclude: '# main' }, 'exclude "# main" has only comments'),
  refused(REMOVE, { exclude: 'all' }, 'exclude "all" is a word, not a pattern'),
  refused(REMOVE, { exclude: 'false' }, 'exclude "false" is a word, not a pattern'),
  refused(REMOVE, { exclude: 'a.txt\nnull' }, 'exclude "null" is a word, not a pattern'),
  refused(SYNC, { exclude: 'pr-/**' }, 'exclude "pr-/**" has the segment "pr-"'),
  refused(REMOVE, { exclude: '${{ x }}/**' }, 'has an expression that was not evaluated'),
  refused(REMOVE, { include: 'none' }, 'include "none" is a word, not a pattern'),
  refused(REMOVE, { include: 'previews//**' }, 'include "previews//**" has an empty segment'),
  refused(
    REMOVE,
    { include: 'docs/' },
    'include "docs/" ends in "/": an expression in it may have',
  ),
  refused(SYNC, { include: '/**' }, '"/**"'),
  refused(UPLOAD, { include: '../x' }, '"../x"'),
  refused(UPLOAD, { include: '*.txt' }, '"include" and "exclude" select no file of "public"'),
  refused(UPLOAD, { headers: 'Cache-Control: no-cache' }, 'looks like a header: indent it under'),
  refused(UPLOAD, { headers: '**' }, 'has no headers: write them below it, indented'),
  right(UPLOAD, { include: '*.html', exclude: 'none' }, { changes: SITE.slice(1), requests: 1 }),
];
