import { createHash } from 'node:crypto';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { contentOf } from '../../../src/core/items.ts';
import { PART_SIZE } from '../../../src/object-store/part-sizes.ts';
import { openS3Store, type S3Store } from '../../../src/s3/store.ts';
import { skippingTime } from '../../support/injected-time.ts';
import { type Asked, listening, startServer } from './http/wire-server.ts';

const BUCKET = 'the-bucket';

const answer = (headers: readonly string[], body = '', status = '200 OK') =>
  `${[`HTTP/1.1 ${status}`, ...headers, `Content-Length: ${body.length}`].join('\r\n')}\r\n\r\n${body}`;
const stored = (etag: string) => answer([`ETag: "${etag}"`]);
const md5 = (text: string) => createHash('md5').update(text).digest('hex');

async function openOn(client: string, endpoint: string): Promise<S3Store> {
  vi.stubEnv('S3_BATCH_CLIENT', client);
  const credentials = { accessKeyId: 'key', secretAccessKey: 'secret' };
  const place = { endpoint, region: 'us-east-1', forcePathStyle: true, maxSockets: 1 };
  const store = await openS3Store({ ...place, credentials }, BUCKET, { time: skippingTime() });
  onTestFinished(() => {
    store.close();
    vi.unstubAllEnvs();
  });
  return store;
}

/** A store that gives these answers in turn, and the last of them to all later requests. */
async function given(client: string, answers: readonly string[]) {
  const asked: Asked[] = [];
  const { origin, allClosed } = await startServer((one) => {
    asked.push(one);
    one.socket.write(answers[asked.length - 1] ?? answers.at(-1) ?? '');
  });
  const store = await openOn(client, origin);
  return { store, asked, allClosed, connections: () => asked.map(({ connection }) => connection) };
}

const put = (store: S3Store, content = contentOf('x')) =>
  store.put({ bucket: BUCKET, key: 'a', content, headers: {} });
const get = async (store: S3Store) => {
  const { body } = await store.get({ bucket: BUCKET, key: 'a' });
  for await (const piece of body) expect(piece).not.toHaveLength(0);
};
const list = (store: S3Store) => store.list({ bucket: BUCKET, prefix: 'p/' });
const remove = (store: S3Store) => store.deleteMany({ bucket: BUCKET, objects: [{ key: 'a' }] });

const page = (prefix: string) =>
  answer(
    [],
    '<ListBucketResult><IsTruncated>false</IsTruncated><KeyCount>0</KeyCount>' +
      `<Prefix>${prefix}</Prefix></ListBucketResult>`,
  );
const deleted = (key: string) =>
  answer([], `<DeleteResult><Deleted><Key>${key}</Key></Deleted></DeleteResult>`);
const DATE = 'Last-Modified: Thu, 01 Jan 2026 00:00:00 GMT';

type Row = readonly [
  what: string,
  call: (store: S3Store) => Promise<unknown>,
  first: string,
  second: string,
];
const UNPROVEN: readonly Row[] = [
  ['a PUT without an ETag', put, answer([]), stored('two')],
  ['a PUT with a page', put, answer(['ETag: "one"'], '<p>Log in</p>'), stored('two')],
  ['a listing of another prefix', list, page('q/'), page('p/')],
  ['a DeleteObjects of another key', remove, deleted('b'), deleted('a')],
  ['a GET without an ETag', get, answer([DATE], 'one'), answer([DATE, 'ETag: "two"'], 'two')],
];

describe.each(['wire', 'sdk'])('hazard 80: a connection of the %s client', (client) => {
  it('is not used again when bytes arrive while it is idle', async () => {
    const answers = [stored('one'), stored('two')];
    const { store, asked, allClosed, connections } = await given(client, answers);
    expect(await put(store)).toMatchObject({ etag: '"one"' });
    asked[0]?.socket.write(stored('late'));
    await allClosed();
    expect(await put(store)).toMatchObject({ etag: '"two"', attempts: 1 });
    expect(connections()).toEqual([1, 2]);
  });

  it.each(UNPROVEN)('is not used again after the answer to %s', async (_, call, first, second) => {
    const { store, connections } = await given(client, [first, second]);
    await call(store);
    await call(store);
    expect(connections()).toEqual([1, 2, 2]);
  });

  it('is used again after answers that prove what they say', async () => {
    for (const [, call, , proven] of UNPROVEN) {
      const { store, connections } = await given(client, [proven]);
      await call(store);
      await call(store);
      expect(connections()).toEqual([1, 1]);
    }
  });

  it('is not used for the HEAD that decides about an ETag of other content', async () => {
    const other = stored(md5('y'));
    const head = answer([DATE, `ETag: "${md5('x')}"`]).replace('Length: 0', 'Length: 1');
    const { store, asked, connections } = await given(client, [other, head]);
    expect(await put(store)).toMatchObject({ etag: `"${md5('x')}"` });
    expect(asked.map(({ text }) => text.slice(0, 4).trim())).toEqual(['PUT', 'HEAD']);
    expect(connections()).toEqual([1, 2]);
  });

  it('is not used again, and has stored nothing, when a success comes before the body', async () => {
    let connections = 0;
    const { origin } = await listening((socket) => {
      connections += 1;
      const isEarly = connections === 1;
      let size = 0;
      socket.on('data', ({ length }) => {
        size += length;
        if (isEarly) socket.pause().write(stored('early'));
        else if (size > PART_SIZE) socket.write(stored('whole'));
      });
    });
    const store = await openOn(client, origin);
    const content = contentOf(Buffer.alloc(PART_SIZE));
    expect(await put(store, content)).toMatchObject({ etag: '"whole"', attempts: 2 });
    expect(connections).toBe(2);
  });
});
