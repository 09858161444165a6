import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FILES_URL, PAGES, publishedManifest, withAbsoluteLinks } from '../../npm/stage.ts';
import { linkProblems } from './links.ts';

const ROOT = join(import.meta.dirname, '../..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const manifest = JSON.parse(read('package.json')) as Record<string, unknown>;

describe('the package.json of the package', () => {
  it('has what users of the package need, and is not private', () => {
    const { name, version, exports, dependencies, engines } = manifest;
    const published = publishedManifest(manifest);
    expect(published).toMatchObject({ name, version, exports, dependencies, engines });
    const own = ['private', 'workspaces', 'scripts', 'devDependencies', 'allowScripts', 'files'];
    expect(own.filter((field) => field in published)).toEqual([]);
  });

  it('is made from one that npm refuses to publish', () => {
    expect(manifest['private']).toBe(true);
  });

  it('is refused where it is unknown whether a field is public', () => {
    expect(() => publishedManifest({ ...manifest, funding: '' })).toThrow(
      'package.json has funding',
    );
  });
});

describe('the pages of the package', () => {
  it.each(Object.values(PAGES))('%s has only links that work outside of the repository', (page) => {
    const text = withAbsoluteLinks(read(page), page);
    expect(text).toContain(FILES_URL);
    expect(linkProblems(text)).toEqual([]);
  });

  it('are written with a README whose links are all to this repository', () => {
    const links = [...read(PAGES['README.md']).matchAll(/\]\(([^)]*)\)/g)].map(([, link]) => link);
    expect(links.length).toBeGreaterThan(10);
    expect(links.filter((link) => link?.startsWith(FILES_URL) !== true)).toEqual([]);
  });

  it('name the address of a relative link, from where the page is', () => {
    const text = '[a](../README.md#top), [b](#here), [c](https://example.com), ![d](d.png)';
    expect(withAbsoluteLinks(text, 'docs/library.md')).toBe(
      `[a](${FILES_URL}README.md#top), [b](#here), [c](https://example.com), ![d](${FILES_URL}docs/d.png)`,
    );
  });
});

describe('linkProblems', () => {
  it('finds files, headings and addresses that are not there', () => {
    const links = [
      ...['#here', '#there', 'docs/library.md', 'https://example.com'],
      ...['docs/library.md#delete', 'docs/library.md#nowhere', 'docs/none.md'].map(
        (path) => FILES_URL + path,
      ),
      'https://github.com/other/s3-batch-action/blob/main/README.md',
    ];
    const text = `# Here\n\n${links.map((link) => `[\`text\`](${link})`).join(' ')}\n\n\`[a](code)\``;
    expect(linkProblems(text)).toEqual([
      '#there: no such heading',
      'docs/library.md: relative, which leads nowhere on npm and in the package',
      `${FILES_URL}docs/library.md#nowhere: no such heading`,
      `${FILES_URL}docs/none.md: no such file`,
      `https://github.com/other/s3-batch-action/blob/main/README.md: not under ${FILES_URL}`,
    ]);
  });
});
