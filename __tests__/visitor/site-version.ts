import { createHash } from 'node:crypto';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

export const PAGES = ['index.html', 'news.html', 'about/index.html'] as const;

/** A picture of one dot. */
const DOT = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * Writes one version of a site: as build tools make it, each asset's name holds a hash of its
 * content, so that no two versions share one. The script of a page asks for a second one later.
 */
export async function writeVersion(directory: string, version: number): Promise<void> {
  await rm(directory, { recursive: true, force: true });
  const put = async (path: string, body: string | Buffer) => {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), body);
  };
  const putHashed = async (name: string, extension: string, body: string | Buffer) => {
    const hash = createHash('sha256').update(body).digest('hex').slice(0, 8);
    const path = `assets/${name}.${hash}.${extension}`;
    await put(path, body);
    return `/${path}`;
  };
  for (const page of PAGES) {
    const name = page.replaceAll(/\W/g, '-');
    const mark = `${page} ${version}`;
    const later = await putHashed(`${name}-later`, 'js', `document.title = 'later ${mark}';`);
    const script = await putHashed(name, 'js', `setTimeout(() => import('${later}'), 120);`);
    const style = await putHashed(name, 'css', `p::after { content: '${mark}' }`);
    const picture = await putHashed(name, 'png', Buffer.concat([DOT, Buffer.from(mark)]));
    await put(page, pageOf({ style, script, picture, mark }));
  }
  await put('robots.txt', `# ${version}\n`);
}

function pageOf(parts: Readonly<Record<'style' | 'script' | 'picture' | 'mark', string>>): string {
  return `<!doctype html><html lang="en"><meta charset="utf-8"><title>${parts.mark}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="${parts.style}">
<p><img src="${parts.picture}" alt=""><script type="module" src="${parts.script}"></script></html>
`;
}
