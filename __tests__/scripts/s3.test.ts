import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import {
  CopyObjectCommand,
  ListBucketsCommand,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startProgram } from '../support/program.ts';

const S3 = join(import.meta.dirname, '../../scripts/s3.ts');

/** Arguments of Node that make its clock stand still. */
const STOPPED_CLOCK = [
  '--import',
  `data:text/javascript,
    const start = Date.now();
    globalThis.Date = class extends Date {
      constructor(...given) { super(...(given.length === 0 ? [start] : given)); }
    };`,
];

/** Arguments of Node that make a server write a line to stderr for every request that came. */
const SAYS_REQUESTS = [
  '--import',
  `data:text/javascript,
    import { subscribe } from 'node:diagnostics_channel';
    subscribe('http.server.request.start', () => console.error('a request'));`,
];

function start(args: readonly string[], ofNode: readonly string[] = []) {
  const started = startProgram([...ofNode, S3, ...args]);
  onTestFinished(() => {
    started.child.kill('SIGKILL');
  });
  return started;
}

const serving = (...args: readonly string[]) => clientOf(start(args));

/** The program, when it has said where it listens, and a client that does what it said. */
async function clientOf({ child, ended }: ReturnType<typeof start>) {
  const [first] = (await once(child.stdout, 'data')) as [Buffer];
  const said = first.toString();
  const client = new S3Client({
    endpoint: /endpoint: '(.*?)'/.exec(said)?.[1] ?? '',
    region: /region: '(.*?)'/.exec(said)?.[1] ?? '',
    forcePathStyle: true,
    maxAttempts: 1,
    credentials: { accessKeyId: 'test-access-key', secretAccessKey: 'test-secret-key' },
  });
  onTestFinished(() => {
    client.destroy();
  });
  const put = (more: object = {}, Bucket = 'test-bucket') =>
    client.send(new PutObjectCommand({ Bucket, Key: 'key', Body: 'text', ...more })).then(
      () => 'ok',
      (error: unknown) => (error as Error).name,
    );
  return { child, ended, client, said, put };
}

async function refused(...args: readonly string[]) {
  const { stdout, stderr, exitCode } = await start(args).ended;
  expect(stdout).toBe('');
  return { lines: stderr.trimEnd().split('\n'), exitCode };
}

describe('npm run s3', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)('serves a bucket until %s', async (signal) => {
    const { child, ended, put } = await serving('--bucket', 'mine');
    expect(await put({}, 'mine')).toBe('ok');
    expect(await put()).toBe('NoSuchBucket');
    child.kill(signal);
    const { stdout, stderr, exitCode } = await ended;
    expect({ stderr, exitCode }).toEqual({ stderr: '', exitCode: 0 });
    expect(stdout).toMatch(
      /^S3 server in memory on .*, with the bucket mine\. Ctrl-C ends it\.\n\n/,
    );
    expect(stdout).toMatch(
      /\nThe action\n {2}endpoint: http:\/\/127\.0\.0\.1:\d+\n {2}region: us-east-1\n {2}bucket: mine\n$/,
    );
  });

  it('refuses operations', async () => {
    const { client, child, ended, put } = await serving(
      '--deny=PutObject,GetObject',
      '--deny',
      'CopyObject',
    );
    expect(await put()).toBe('AccessDenied');
    const copy = { Bucket: 'test-bucket', Key: 'copy', CopySource: 'test-bucket/key' };
    await expect(client.send(new CopyObjectCommand(copy))).rejects.toThrow('Access Denied');
    const { Buckets } = await client.send(new ListBucketsCommand({}));
    expect(Buckets?.map(({ Name }) => Name)).toEqual(['test-bucket']);
    child.kill('SIGINT');
    expect((await ended).stdout).toContain(
      'Answered with 403 AccessDenied: PutObject, GetObject, CopyObject.\n',
    );
  });

  it('throttles writes', async () => {
    const { child, ended, put } = await clientOf(start(['--slow-down', '2'], STOPPED_CLOCK));
    expect([await put(), await put(), await put()]).toEqual(['ok', 'ok', 'SlowDown']);
    child.kill('SIGINT');
    expect((await ended).stdout).toContain('More than 2 writes in a second: 503 SlowDown.\n');
  });

  it('is late', async () => {
    const { child, ended, put } = await serving('--latency', '100', '--deny=PutObject');
    const began = performance.now();
    expect(await put()).toBe('AccessDenied');
    // Timers may be a millisecond early, and nothing that a busy machine does makes them earlier.
    expect(performance.now() - began).toBeGreaterThanOrEqual(99);
    child.kill('SIGINT');
    expect((await ended).stdout).toContain('Every answer is 100 ms late.\n');
  });

  it('ends at once, whatever is still to be answered', async () => {
    // The preload says when a request has come, which nothing else shows before the answer.
    const { child, ended, put } = await clientOf(start(['--latency', '2147483647'], SAYS_REQUESTS));
    const answer = put();
    await once(child.stderr, 'data');
    child.kill('SIGINT');
    expect((await ended).exitCode).toBe(0);
    expect(await answer).not.toBe('ok');
  });

  it('behaves as another store', async () => {
    const { child, ended, put } = await serving('--profile', 'r2');
    expect(await put()).toBe('ok');
    expect(await put({ ACL: 'public-read' })).toBe('NotImplemented');
    child.kill('SIGINT');
    expect((await ended).stdout).toMatch(
      /^It behaves as Cloudflare R2.*:\n- Objects have no ACLs/m,
    );
  });

  it.each([
    ['r2', 'auto'],
    ['garage', 'garage'],
    ['amazon-requester-pays', 'us-east-1'],
  ])('is in the region of the profile %s: %s', async (profile, region) => {
    const { said, put } = await serving('--profile', profile);
    expect([...said.matchAll(/region[=:] ?'?([\w-]+)/gi)].map(([, shown]) => shown)).toEqual(
      Array(6).fill(region),
    );
    expect(await put({ RequestPayer: 'requester' })).toBe('ok');
  });

  it('prints the inputs that a profile needs', async () => {
    const { child, ended } = await serving('--profile=amazon-requester-pays');
    child.kill('SIGINT');
    expect((await ended).stdout).toMatch(/\n {2}request-payer: requester\n$/);
  });

  it('names all wrong values at once', async () => {
    const { lines, exitCode } = await refused(
      ...[
        '--port=65536',
        '--latency=2147483648',
        '--slow-down=0',
        '--bucket=A',
        '--deny=putObject,Foo',
      ],
      ...['--profile=r3'],
    );
    expect(exitCode).toBe(2);
    expect(lines).toEqual([
      'the port must be a whole number, 0 to 65,535, got "65536": correct it',
      'option "--bucket" must be a name that S3 allows, 3 to 63 lower-case letters, digits, dots and ' +
        'hyphens, got "A": correct it',
      'option "--latency" must be a whole number, 0 to 2,147,483,647, got "2147483648": correct it',
      expect.stringMatching(
        /^option "--deny" knows no operation "putObject": did you mean "PutObject"\? It is one of Abort/,
      ),
      expect.stringMatching(
        /^option "--deny" knows no operation "Foo": it is one of Abort.*, DeleteObjects, /,
      ),
      'option "--slow-down" must be a whole number, 1 or more, got "0": correct it',
      expect.stringMatching(
        /^option "--profile" knows no profile "r3": did you mean "r2"\? It is one of amazon, /,
      ),
    ]);
  });

  it('takes a port in two ways, and not in both', async () => {
    expect(await refused('--port=1', '2')).toEqual({
      lines: ['argument "2" and option "--port" are both a port: leave out one of them'],
      exitCode: 2,
    });
  });

  it.each([(port: string) => [port], (port: string) => ['--port', port]])(
    'says that a port is in use (%#)',
    async (argsOf) => {
      const other = createServer().listen(0, '127.0.0.1');
      await once(other, 'listening');
      onTestFinished(() => void other.close());
      const port = String((other.address() as AddressInfo).port);
      expect(await refused(...argsOf(port))).toEqual({
        lines: [
          `port ${port} is in use by another program: give another one, or none for a free one`,
        ],
        exitCode: 1,
      });
    },
  );
});
