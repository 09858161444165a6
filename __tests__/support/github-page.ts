import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);

/** GitHub's stylesheet of Markdown, which follows the color scheme of the browser. */
const STYLES = readFileSync(require.resolve('github-markdown-css/github-markdown.css'), 'utf8');

/** The margins of the box around a summary. */
const BOX = `
  body { margin: 0; }
  @media (prefers-color-scheme: dark) { body { background: #0d1117; } }
  .markdown-body { box-sizing: border-box; padding: 16px; }
`;

/** An HTML page with the styles of GitHub, complete in itself. `body` has elements, escaped. */
export function githubPage(title: string, body: string): string {
  return [
    '<!doctype html><html lang="en"><head><meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width">',
    `<title>${title}</title><style>${STYLES}${BOX}</style></head>`,
    `<body><article class="markdown-body">`,
    body,
    '</article></body></html>',
  ].join('\n');
}
