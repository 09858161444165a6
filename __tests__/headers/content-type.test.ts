import { describe, expect, it } from 'vitest';
import { contentTypeOf } from '../../src/headers/headers-for.ts';

describe('contentTypeOf', () => {
  it.each([
    ['index.html', 'text/html; charset=utf-8'],
    ['css/site.CSS', 'text/css; charset=utf-8'],
    ['app.js', 'text/javascript; charset=utf-8'],
    ['app.mjs', 'text/javascript; charset=utf-8'],
    ['data.json', 'application/json; charset=utf-8'],
    ['site.webmanifest', 'application/manifest+json; charset=utf-8'],
    ['logo.svg', 'image/svg+xml; charset=utf-8'],
    ['feed.rss', 'application/rss+xml; charset=utf-8'],
    ['sitemap.xml', 'application/xml; charset=utf-8'],
    ['a.txt', 'text/plain; charset=utf-8'],
    ['a.md', 'text/markdown; charset=utf-8'],
    ['photo.jpeg', 'image/jpeg'],
    ['font.woff2', 'font/woff2'],
    ['module.wasm', 'application/wasm'],
    ['archive.tar.gz', 'application/gzip'],
    ['no-extension', 'application/octet-stream'],
    ['a.unknown-extension', 'application/octet-stream'],
    ['dir.html/file', 'application/octet-stream'],
    ['html', 'application/octet-stream'],
    ['bin/json', 'application/octet-stream'],
    ['a.', 'application/octet-stream'],
    ['.html', 'text/html; charset=utf-8'],
  ])('%s is %s', (path, type) => {
    expect(contentTypeOf(path)).toBe(type);
  });
});
