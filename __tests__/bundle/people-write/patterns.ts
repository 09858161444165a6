import {
  ABORT,
  REMOVE,
  refused,
  right,
  stopped,
  SYNC,
  UPLOAD,
  type WrittenRow,
} from '../../support/written-rows.ts';

const WHOLE = { mode: 'delete-prefix', prefix: 'previews' };
const rule = (line: string) => ({ headers: `**\n  ${line}` });
const both = ['+site/app.js', '+site/index.html'];

/** Patterns in other dialects, lines without effect, header rules, and a wrong source. */
export const PATTERNS: readonly WrittenRow[] = [
  refused(WHOLE, { exclude: '{7,8}/**' }, 'has braces, which are not expanded here: write one'),
  refused(SYNC, { exclude: 'uploads/**, media/**' }, 'has a comma between two patterns: write one'),
  refused(
    UPLOAD,
    { exclude: '**/*.map **/*.ts' },
    'exclude "**/*.map **/*.ts" has a space between two patterns',
  ),
  refused(UPLOAD, { exclude: "'**/*.map'" }, 'is in quotes'),
  refused(UPLOAD, { exclude: '"**/*.map"' }, 'is in quotes'),
  refused(UPLOAD, { exclude: '- **/*.map' }, 'exclude "- **/*.map"'),
  refused(UPLOAD, { exclude: '**/*.map # maps' }, 'exclude "**/*.map # maps"'),
  refused(UPLOAD, { exclude: '[ab/**' }, 'exclude "[ab/**"'),
  refused(UPLOAD, { exclude: '!(*.html)' }, 'exclude "!(*.html)"'),
  refused(UPLOAD, { include: '@(a|b)/**' }, 'include "@(a|b)/**"'),
  refused(UPLOAD, { include: '["*.html", "*.js"]' }, 'include "[\\"*.html\\", \\"*.js\\"]"'),
  refused(UPLOAD, { include: '^.*\\.html$' }, 'include "^.*\\.html$"'),
  refused(UPLOAD, { exclude: 'assets\\**' }, 'exclude "assets\\**"'),
  refused(ABORT, { exclude: '{a,b}/**' }, 'has braces, which are not expanded here'),
  refused(UPLOAD, { headers: '{a,b}/**\n  Cache-Control: no-cache' }, 'has braces'),
  refused(
    SYNC,
    { unmatched: 'off' },
    'unmatched "off" is not an allowed value: write auto, warn or ignore',
  ),
  stopped(WHOLE, { exclude: 'previews/7/**' }, '"7/**" would match "previews/7/app.js"', 1),
  stopped(WHOLE, { exclude: '*.html' }, '"**/*.html" would match "previews/7/index.html"', 1),
  stopped(WHOLE, { exclude: '**/INDEX.html' }, 'so nothing was changed', 1),
  right(
    WHOLE,
    { exclude: 'previews/7/**', unmatched: 'warn' },
    {
      says: 'matches no object under "previews/"',
      changes: ['-previews/7/app.js', '-previews/7/index.html', '-previews/8/index.html'],
      requests: 4,
    },
  ),
  right(WHOLE, { exclude: '7/**' }, { changes: ['-previews/8/index.html'], requests: 5 }),
  right(
    UPLOAD,
    { exclude: '**/*.map' },
    { says: 'exclude "**/*.map" matches no file of "public"', changes: both, requests: 2 },
  ),
  right(UPLOAD, { exclude: '**/*.map', unmatched: 'ignore' }, { changes: both, requests: 2 }),

  refused(UPLOAD, rule('Cache-Control: "no-cache"'), 'is in quotes'),
  refused(UPLOAD, rule('Cache-Control: no-cache # always'), 'no-cache # always'),
  refused(UPLOAD, rule('Content-Type: css'), '"css" is not a type/subtype: write text/css'),
  refused(UPLOAD, rule('Cache-Control: ${{ vars.CACHE }}'), '${{ vars.CACHE }}'),
  refused(UPLOAD, rule('Content-Disposition: attachment; filename=café.pdf'), 'ASCII'),
  refused(UPLOAD, rule('acl: public-read'), 'write x-amz-acl'),
  refused(UPLOAD, rule('Content-Security-Policy: x'), "can't be stored in S3"),
  right(UPLOAD, rule('Cache-Control: no-cahce'), { says: 'no-cahce', changes: both, requests: 2 }),
  right(
    UPLOAD,
    { headers: '**\n  Content-Type: text/html\n**/*.*\n  Content-Type: auto' },
    { changes: both, requests: 2 },
  ),

  stopped(
    { ...SYNC, prefix: 'previews/7' },
    { source: 'st*r' },
    'the plan deletes the start page "previews/7/index.html"',
    1,
  ),
  right(
    { ...SYNC, prefix: 'previews/7' },
    { source: 'st*r', 'max-deletes': '100%' },
    {
      changes: ['+previews/7/a.txt', '-previews/7/app.js', '-previews/7/index.html'],
      requests: 4,
    },
  ),
  refused(UPLOAD, { source: 'linked' }, 'source "linked" is a symbolic link to'),
  refused(UPLOAD, { report: 'away' }, 'report "away" is a link to'),
  refused(REMOVE, { 'keys-from': 'away' }, 'keys-from "away" is a link to'),
];

const keys = (id: string, secret: string) => ({
  AWS_ACCESS_KEY_ID: id,
  AWS_SECRET_ACCESS_KEY: secret,
});

/** Credentials and certificates, as they come from secrets and variables. */
export const CREDENTIALS: readonly WrittenRow[] = [
  refused(UPLOAD, {}, 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are empty', keys('', '')),
  refused(UPLOAD, {}, 'AWS_SECRET_ACCESS_KEY is empty', keys('AKIDEXAMPLE', '')),
  refused(UPLOAD, {}, 'AWS_SECRET_ACCESS_KEY ends with a line break', keys('AKIDEXAMPLE', 'x\n')),
  refused(UPLOAD, {}, 'AWS_ACCESS_KEY_ID begins with white space', keys(' AKIDEXAMPLE', 'x')),
  refused(UPLOAD, {}, 'AWS_REGION ends with', { AWS_REGION: 'us-east-1\n' }),
  refused(UPLOAD, {}, 'AWS_CA_BUNDLE', { AWS_CA_BUNDLE: '/nowhere.pem' }),
  refused(UPLOAD, { endpoint: 'http://x.localhost:9000' }, 'without encryption to another machine'),
];
