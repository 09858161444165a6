import { get as sendGet, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';
import { startTestServer } from './test-server.ts';

const SITE = 'site-bucket';

async function givenSite(errorDocument?: string) {
  const server = await startTestServer();
  server.createBucket(SITE, {
    website: { indexDocument: 'index.html', ...(errorDocument && { errorDocument }) },
  });
  const bucket = server.bucket(SITE);
  const html = { headers: { 'content-type': 'text/html', 'cache-control': 'no-cache' } };
  bucket.seed('index.html', 'home', html);
  bucket.seed('docs/index.html', 'docs', html);
  bucket.seed('a b.html', 'spaced', html);
  bucket.seed('404.html', 'lost', html);
  const moved = { headers: { 'x-amz-website-redirect-location': '/docs/' } };
  bucket.seed('old', '', moved);
  return async (path: string, method = 'GET', host = SITE) => {
    const headers = { host: `${host}.s3-website.localhost:${server.port}` };
    const options = { host: '127.0.0.1', port: server.port, path, method, headers };
    const [answer] = (await once(sendGet(options), 'response')) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, body: await text(answer) };
  };
}

it.each([
  ['/', 'home'],
  ['/index.html', 'home'],
  ['/docs/', 'docs'],
  ['/docs/?query=1', 'docs'],
  ['/a%20b.html', 'spaced'],
])('%s is served as it is stored', async (path, body) => {
  const visit = await givenSite();
  expect(await visit(path)).toMatchObject({
    status: 200,
    body,
    headers: { 'content-type': 'text/html', 'cache-control': 'no-cache' },
  });
});

it('a directory without its slash is sent to the one with it', async () => {
  const visit = await givenSite();
  expect(await visit('/docs')).toMatchObject({ status: 302, headers: { location: '/docs/' } });
});

it('a redirect of an object is followed by whoever asks', async () => {
  const visit = await givenSite();
  expect(await visit('/old')).toMatchObject({ status: 301, headers: { location: '/docs/' } });
});

it('what is not there is the error document, or an error', async () => {
  const withDocument = await givenSite('404.html');
  expect(await withDocument('/none')).toMatchObject({ status: 404, body: 'lost' });
  const without = await givenSite();
  const answer = await without('/none');
  expect(answer.status).toBe(404);
  expect(answer.body).toContain('NoSuchKey');
});

it('HEAD has no body', async () => {
  const visit = await givenSite();
  expect(await visit('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
});

it('nothing is written, and no other bucket is a site', async () => {
  const visit = await givenSite();
  expect((await visit('/new', 'PUT')).status).toBe(405);
  const none = await visit('/', 'GET', 'no-site');
  expect([none.status, none.body.includes('NoSuchWebsiteConfiguration')]).toEqual([404, true]);
});

it('a path that is not encoded rightly is refused', async () => {
  const visit = await givenSite();
  expect((await visit('/%ff')).status).toBe(400);
});
