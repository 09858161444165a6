import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { quote } from '../../src/core/text.ts';
import { filesOf, type Site } from './site-copy.ts';

export const BUCKET = 'demo-bucket';
const PREFIX = 'site';

/** The directory of the workspace that is deployed. */
export const SOURCE = 'public';

type Inputs = Readonly<Record<string, string>>;

/** One run of the action. */
export interface Step {
  readonly title: string;
  /** What it shows, for somebody who sees the action for the first time. */
  readonly shows: string;
  readonly inputs: Inputs;
  /** What the author of the site did before. */
  readonly change?: (source: string) => void;
  /** Key that the credentials may not write in this run. */
  readonly deniedKey?: string;
}

/** The steps, for a site whose files are known. */
export function storyOf(site: Site): readonly Step[] {
  const cast = castOf(site);
  const deploy = { mode: 'sync-dir', source: SOURCE, prefix: PREFIX, delete: 'true' };
  const first = { ...deploy, headers: headersWith('no-cache', cast) };
  const later = { ...deploy, headers: headersWith('public, max-age=60', cast) };
  return [
    {
      title: 'Deploy a directory',
      shows: 'The bucket has nothing under site/, so every file is uploaded, the pages last.',
      inputs: first,
    },
    changeOf(cast, first),
    {
      title: 'Change a header rule',
      shows:
        'Browsers may now keep a page for a minute. The headers of the objects are updated without ' +
        'sending their content again, which the output "copied" counts.',
      inputs: later,
    },
    failureOf(cast, later),
    {
      title: 'The same deploy again',
      shows: 'The right was granted. The deploy sends what is missing, and nothing twice.',
      inputs: later,
    },
    ...PRUNES,
  ];
}

function changeOf({ page, news, gone }: Cast, inputs: Inputs): Step {
  const deleted = gone === undefined ? '' : `, ${quote(gone)} is deleted`;
  return {
    title: 'Deploy a change',
    shows: `${quote(page)} is changed, ${quote(news)} is new${deleted}. Nothing else is sent.`,
    inputs,
    change: (source) => {
      appendFileSync(join(source, page), '<!-- changed -->');
      writeFileSync(join(source, news), '<!doctype html><title>News</title>');
      if (gone !== undefined) rmSync(join(source, gone));
    },
  };
}

function failureOf({ page: changed, news, script }: Cast, inputs: Inputs): Step {
  const page = changed.endsWith('.html') ? changed : news;
  return {
    title: 'A deploy that fails',
    shows:
      `${quote(page)} now needs a new file, ${quote(script)}, which the credentials may not write. ` +
      'The run says why and what to do, and does not upload the page before what it needs.',
    inputs,
    change: (source) => {
      mkdirSync(dirname(join(source, script)), { recursive: true });
      writeFileSync(join(source, script), '// a menu');
      appendFileSync(join(source, page), `<script src="/${PREFIX}/${script}"></script>`);
    },
    deniedKey: `${PREFIX}/${script}`,
  };
}

const PRUNES: readonly Step[] = [
  {
    title: 'Look before you prune',
    shows: 'A dry run says what would be deleted, and changes nothing.',
    inputs: { mode: 'delete-prefix', prefix: PREFIX, 'dry-run': 'true' },
  },
  {
    title: 'Prune',
    shows: 'Everything under site/ is deleted. site-old/, whose name begins the same, is kept.',
    inputs: { mode: 'delete-prefix', prefix: PREFIX },
  },
];

/** Header rules: what all objects have, and what files have whose names change with their content. */
function headersWith(cacheControl: string, { hasAssets }: Cast): string {
  return [
    '**',
    `  Cache-Control: ${cacheControl}`,
    ...(hasAssets
      ? [
          '# Files with a hash in their name never change.',
          'assets/**',
          '  Cache-Control: public, max-age=31536000, immutable',
        ]
      : []),
  ].join('\n');
}

interface Cast {
  /** The first page, or the first file where there is no page. */
  readonly page: string;
  /** Undefined: there is too little to delete something. */
  readonly gone: string | undefined;
  readonly news: string;
  readonly script: string;
  readonly hasAssets: boolean;
}

/** The files of the story. Those that are to be new have names that the site doesn't have. */
function castOf(site: Site): Cast {
  const files = filesOf(site);
  const names = new Set(site.entries.map(({ path }) => path));
  const page =
    files.find((path) => path === 'index.html') ??
    files.find((path) => path.endsWith('.html')) ??
    files[0] ??
    '';
  const isAssets = ({ kind, path }: Site['entries'][number]) =>
    kind === 'directory' && path === 'assets';
  const hasAssets = files.some((path) => /^assets[/\\]/.test(path));
  const folder = names.has('assets') && !site.entries.some(isAssets) ? 'demo-assets' : 'assets';
  return {
    page,
    gone: files.findLast((path) => path !== page && !path.endsWith('.html')),
    news: freeName('news.html', names),
    script: freeName(`${folder}/menu-5d41402a.js`, names),
    hasAssets,
  };
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  return taken.has(name) ? freeName(name.replace('.', '-demo.'), taken) : name;
}
