import type {
  CreateBucketOptions,
  Fault,
  RequestHook,
  S3Server,
  SeenRequest,
} from 's3-test-server';
import type { Extra, MODE_NEEDS } from '../../scripts/docs/rights.ts';
import type { ActionResult, runAction } from './run-action.ts';
import { BUCKET } from './test-store.ts';
import { deferred } from './watched-source.ts';

const PART = 8 * 1024 * 1024;
export const FILES = { 'public/a.css': 'a', 'public/index.html': '<p>' };
const LARGE = { ...FILES, 'public/big.bin': Buffer.alloc(PART + 1) };
const EVERYBODY = 'http://acs.amazonaws.com/groups/global/AllUsers';
const YEAR = '2099-01-01T00:00:00Z';

type Mode = keyof typeof MODE_NEEDS;
type Inputs = Readonly<Record<string, string>>;

export interface Given {
  readonly server: S3Server;
  /** With its slash. */
  readonly prefix: string;
  /** Runs the mode under the policy. */
  run(inputs?: Inputs, request?: Parameters<typeof runAction>[2]): Promise<ActionResult>;
  /** What goes wrong from now on with what the policy allows. */
  fail(hook: RequestHook): void;
}

/** One use of a mode, from its first step to its last. */
export interface Use {
  readonly mode: Mode;
  readonly what: string;
  readonly inputs?: Inputs;
  readonly extras?: readonly Extra[];
  /** With its slash. Default: `site/`. */
  readonly prefix?: string;
  readonly state?: string;
  readonly bucket?: CreateBucketOptions;
  readonly isOfVersions?: true;
  readonly files?: Readonly<Record<string, string | Buffer>>;
  /** Resolves to what a user sees of it. */
  steps(given: Given): Promise<unknown>;
  readonly ends: unknown;
}

/** Exit code, annotations and what the given outputs count. */
function seen({ exitCode, annotations, outputs }: ActionResult, ...counts: readonly string[]) {
  const levels = annotations.map(({ level }) => level);
  return [exitCode, levels.join(), ...counts.map((name) => `${name} ${outputs[name] ?? ''}`)];
}

/** Loses the first answer to each of these operations; the store has done what it was asked. */
function loseFirst(...operations: readonly string[]): RequestHook {
  const lost = new Set(operations);
  return ({ operation, key = '' }: SeenRequest): Fault | undefined =>
    !key.includes('.s3-batch-action') && lost.delete(operation)
      ? { kind: 'reset-after' }
      : undefined;
}

/** Runs until a request of this operation is held, and then ends the process by a signal. */
async function endedBy(given: Given, signal: NodeJS.Signals, operation: string) {
  const begun = deferred();
  const released = deferred();
  given.fail((request) => {
    if (request.operation !== operation || request.key?.includes('.s3-batch') === true)
      return undefined;
    begun.resolve();
    return { kind: 'hold', until: released.promise };
  });
  const result = await given.run(undefined, {
    onStart: (pid) => void begun.promise.then(() => process.kill(pid, signal)),
    serverLies: true,
  });
  released.resolve();
  given.fail(() => undefined);
  return result;
}

const keysOf = ({ server }: Given) =>
  server
    .bucket(BUCKET)
    .keys()
    .filter((key) => !key.includes('.s3-batch-action'));
const uploadsOf = ({ server }: Given) => server.bucket(BUCKET).uploads().length;

export const SITE = { source: 'public', concurrency: '4' };

const UPLOADS: readonly Use[] = [
  {
    mode: 'upload-dir',
    what: 'stores files, with lost answers and errors',
    files: LARGE,
    async steps(given) {
      const lost = loseFirst('PutObject', 'UploadPart', 'CompleteMultipartUpload');
      let errors = 0;
      given.fail((request) =>
        request.operation === 'PutObject' && (errors += 1) === 1
          ? { kind: 'status', status: 500, code: 'InternalError' }
          : lost(request),
      );
      const result = await given.run(undefined, { isTimeLapse: true, serverLies: true });
      return [seen(result, 'uploaded'), keysOf(given)];
    },
    ends: [
      [0, '', 'uploaded 3'],
      ['site/a.css', 'site/big.bin', 'site/index.html'],
    ],
  },
  {
    mode: 'upload-dir',
    what: 'finds out what a lost answer was under if-exists: skip',
    inputs: { 'if-exists': 'skip' },
    async steps(given) {
      given.fail(loseFirst('PutObject'));
      const result = await given.run(undefined, { isTimeLapse: true, serverLies: true });
      const again = given.run();
      return [seen(result, 'uploaded', 'failed'), seen(await again, 'skipped')];
    },
    ends: [
      [0, '', 'uploaded 2', 'failed 0'],
      [0, '', 'skipped 2'],
    ],
  },
  {
    mode: 'upload-dir',
    what: 'shows in a dry run what if-exists would skip',
    inputs: { 'if-exists': 'skip', 'dry-run': 'true' },
    extras: ['if-exists and dry-run: true'],
    async steps(given) {
      given.server.bucket(BUCKET).seed('site/a.css');
      return seen(await given.run(), 'uploaded', 'skipped');
    },
    ends: [0, '', 'uploaded 1', 'skipped 1'],
  },
  ...(['SIGINT', 'SIGKILL'] as const).map((signal): Use => ({
    mode: 'upload-dir',
    what: `leaves no upload after ${signal} and its post step`,
    files: LARGE,
    async steps(given) {
      const result = await endedBy(given, signal, 'UploadPart');
      const post = await given.run(undefined, { state: result.leftForPost });
      return [result.exitCode, seen(post), uploadsOf(given)];
    },
    ends: [signal === 'SIGINT' ? 1 : null, [0, ''], 0],
  })),
  {
    mode: 'upload-dir',
    what: 'stores tags, ACLs and locks',
    files: LARGE,
    bucket: { objectLock: true, ownership: 'ObjectWriter' },
    inputs: {
      headers: [
        '**',
        '  x-amz-tagging: team=web',
        '  x-amz-acl: public-read',
        '  x-amz-object-lock-mode: GOVERNANCE',
        `  x-amz-object-lock-retain-until-date: ${YEAR}`,
        '  x-amz-object-lock-legal-hold: ON',
      ].join('\n'),
    },
    extras: [
      'x-amz-tagging in headers',
      'x-amz-acl or x-amz-grant-* in headers',
      'x-amz-object-lock-mode in headers',
      'x-amz-object-lock-legal-hold in headers',
    ],
    steps: async (given) => seen(await given.run(), 'uploaded', 'failed'),
    ends: [0, '', 'uploaded 3', 'failed 0'],
  },
];

/** A first deploy, then one that changes headers and finds a file gone. */
async function deployTwice(given: Given) {
  given.fail(loseFirst('PutObject'));
  const first = await given.run(undefined, { isTimeLapse: true, serverLies: true });
  given.server.bucket(BUCKET).seed(`${given.prefix}gone.css`);
  given.fail(loseFirst('CopyObject', 'DeleteObjects'));
  const headers = '**\n  Cache-Control: no-cache';
  const request = { isTimeLapse: true, serverLies: true };
  const second = await given.run({ headers, 'max-deletes': '100%' }, request);
  const third = await given.run({ headers });
  return [
    seen(first, 'uploaded'),
    seen(second, 'copied', 'deleted'),
    seen(third, 'copied', 'deleted'),
  ];
}

const DEPLOYS: readonly Use[] = [
  ...[
    { what: 'under a prefix' },
    { what: 'with a state elsewhere', state: 'deploys/site.state' },
    { what: 'of the whole bucket', prefix: '' },
  ].map(({ what, ...where }): Use => ({
    mode: 'sync-dir',
    what: `deploys twice ${what}, with lost answers`,
    ...where,
    inputs: { delete: 'true', ...(where.prefix === '' && { 'whole-bucket': 'true' }) },
    extras: ['delete: true'],
    steps: deployTwice,
    ends: [
      [0, '', 'uploaded 2'],
      [0, '', 'copied 2', 'deleted 1'],
      [0, '', 'copied 0', 'deleted 0'],
    ],
  })),
  ...(['SIGINT', 'SIGKILL'] as const).map((signal): Use => ({
    mode: 'sync-dir',
    what: `leaves no upload and no lock after ${signal} and its post step`,
    files: LARGE,
    async steps(given) {
      const result = await endedBy(given, signal, 'UploadPart');
      const post = await given.run(undefined, { state: result.leftForPost });
      return [result.exitCode, seen(post), uploadsOf(given), seen(await given.run(), 'failed')];
    },
    ends: [signal === 'SIGINT' ? 1 : null, [0, ''], 0, [0, '', 'failed 0']],
  })),
  {
    mode: 'sync-dir',
    what: 'keeps tags and ACLs when headers change',
    inputs: { headers: '**\n  Cache-Control: no-cache' },
    extras: ['objects that have tags', 'objects whose ACL grants access to others'],
    bucket: { ownership: 'ObjectWriter' },
    async steps(given) {
      const acl = [{ grantee: { URI: EVERYBODY }, permission: 'READ' }];
      const headers = { 'content-type': 'text/css; charset=utf-8' };
      const tags = { team: 'web' };
      given.server.bucket(BUCKET).seed('site/a.css', 'a', { acl, tags, headers });
      const result = seen(await given.run(), 'copied', 'uploaded');
      const object = given.server.bucket(BUCKET).object('site/a.css');
      return [result, object?.tags, object?.grants.includes(`READ ${EVERYBODY}`)];
    },
    ends: [[0, '', 'copied 1', 'uploaded 1'], { team: 'web' }, true],
  },
  {
    mode: 'sync-dir',
    what: 'stores tags, and reads those that it does not know',
    inputs: { headers: '**\n  x-amz-tagging: team=web' },
    extras: ['x-amz-tagging in headers'],
    async steps(given) {
      const headers = { 'content-type': 'text/css; charset=utf-8' };
      given.server.bucket(BUCKET).seed('site/a.css', 'a', { tags: { team: 'web' }, headers });
      return seen(await given.run(), 'copied', 'uploaded');
    },
    ends: [0, '', 'copied 0', 'uploaded 1'],
  },
  {
    mode: 'sync-dir',
    what: 'stores ACLs and locks',
    bucket: { objectLock: true, ownership: 'ObjectWriter' },
    inputs: {
      headers:
        '**\n  x-amz-acl: public-read\n  x-amz-object-lock-mode: GOVERNANCE\n' +
        `  x-amz-object-lock-retain-until-date: ${YEAR}\n  x-amz-object-lock-legal-hold: ON`,
    },
    extras: [
      'x-amz-acl or x-amz-grant-* in headers',
      'x-amz-object-lock-mode in headers',
      'x-amz-object-lock-legal-hold in headers',
    ],
    steps: async (given) => seen(await given.run(), 'uploaded', 'failed'),
    ends: [0, '', 'uploaded 2', 'failed 0'],
  },
];

function seedOld({ server }: Given, isLocked = false): void {
  const lock = { mode: 'GOVERNANCE', retainUntil: new Date(YEAR) } as const;
  for (const key of ['site/a', 'site/b']) {
    server.bucket(BUCKET).seed(key, key, isLocked ? { lock } : {});
  }
}

const DELETES: readonly Use[] = [
  ...[
    { what: 'under a prefix' },
    { what: 'of the whole bucket', prefix: '', inputs: { 'whole-bucket': 'true' } },
    { what: 'only with their ETags', inputs: { 'delete-condition': 'etag' } },
  ].map((where): Use => ({
    mode: 'delete-prefix',
    ...where,
    what: `deletes objects ${where.what}, with lost answers`,
    async steps(given) {
      seedOld(given);
      given.fail(loseFirst('DeleteObjects', 'ListObjectsV2'));
      const result = await given.run(undefined, { isTimeLapse: true, serverLies: true });
      return [seen(result, 'deleted'), keysOf(given)];
    },
    ends: [[0, '', 'deleted 2'], []],
  })),
  {
    mode: 'delete-prefix',
    what: 'deletes what a list names',
    inputs: { 'keys-from': 'keys.txt' },
    files: { 'keys.txt': 'site/a\nsite/b\n' },
    async steps(given) {
      seedOld(given);
      return [seen(await given.run(), 'deleted'), keysOf(given)];
    },
    ends: [[0, '', 'deleted 2'], []],
  },
  {
    mode: 'delete-prefix',
    what: 'deletes versions that are locked',
    inputs: { versions: 'all', 'bypass-governance': 'true' },
    extras: ['versions: noncurrent or all', 'bypass-governance: true'],
    bucket: { versioning: 'Enabled', objectLock: true },
    isOfVersions: true,
    async steps(given) {
      seedOld(given, true);
      return [seen(await given.run(), 'deleted'), given.server.bucket(BUCKET).versions()];
    },
    ends: [[0, '', 'deleted 2'], []],
  },
  {
    mode: 'delete-prefix',
    what: 'reads the state of a sync that may be deploying',
    async steps(given) {
      seedOld(given);
      const lock = { run: '7', attempt: 1, nonce: 'f'.repeat(32) };
      const lastModified = new Date();
      given.server
        .bucket(BUCKET)
        .seed('site/.s3-batch-action', JSON.stringify(lock), { lastModified });
      return seen(await given.run(), 'deleted');
    },
    ends: [0, '', 'deleted 3'],
  },
];

const ABORTS: readonly Use[] = ['site/', ''].map((prefix) => ({
  mode: 'abort-uploads',
  what: `aborts old uploads ${prefix === '' ? 'of the whole bucket' : 'under a prefix'}`,
  prefix,
  inputs: { 'older-than': '1d', ...(prefix === '' && { 'whole-bucket': 'true' }) },
  async steps(given) {
    given.server.bucket(BUCKET).seedUpload('site/a', { parts: ['abc'], initiated: new Date(0) });
    given.fail(loseFirst('AbortMultipartUpload'));
    const result = await given.run(undefined, { isTimeLapse: true, serverLies: true });
    return [seen(result, 'aborted', 'failed'), uploadsOf(given)];
  },
  ends: [[0, '', 'aborted 1', 'failed 0'], 0],
}));

/** Every mode in the ways that ask for different rights, with faults and kills. */
export const USES: readonly Use[] = [...UPLOADS, ...DEPLOYS, ...DELETES, ...ABORTS];
