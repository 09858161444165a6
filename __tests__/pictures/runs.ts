import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type S3Server, type SeenRequest, startS3Server } from 's3-test-server';
import { hostileFileNames } from '../faults/hostile-names.ts';
import { runStep, type StepResult } from '../support/runner.ts';

type Inputs = Readonly<Record<string, string>>;
type Answer = ReturnType<NonNullable<S3Server['onRequest']>>;

/** A run whose summary is worth a look. */
export interface PicturedRun {
  readonly name: string;
  readonly inputs: Inputs;
  /** Files of the workspace's `public`. */
  readonly files?: readonly string[];
  /** Makes the bucket and the workspace what they are before the run. */
  readonly prepare?: (stage: Stage) => Promise<void> | void;
  /** What the server answers in place of doing its work. */
  readonly answer?: (request: SeenRequest) => Answer;
  /** Uploads after which the runner cancels the run; all others wait. */
  readonly cancelAfter?: number;
}

/** Where a run takes place. */
export interface Stage {
  readonly server: S3Server;
  readonly workspace: string;
  run(inputs: Inputs): Promise<StepResult>;
  write(path: string, text: string): Promise<void>;
}

export const BUCKET = 'my-bucket';
export const DAY = 86_400_000;

export const UPLOAD = { mode: 'upload-dir', source: 'public', prefix: 'site' };
export const SYNC = { ...UPLOAD, mode: 'sync-dir', delete: 'true' };
const HEADERS = { headers: 'assets/**\n  Cache-Control: public, max-age=31536000, immutable' };

const PAGES = ['index.html', 'about/index.html', 'blog/2026-11-30/index.html', '404.html'];
const ASSETS = numbered(40, (n) => `assets/chunk-${(n * 7919).toString(16)}.js`);
const SITE = [...PAGES, ...ASSETS, 'assets/site.css', 'favicon.ico'];

function numbered(count: number, name: (n: number) => string): readonly string[] {
  return Array.from({ length: count }, (_, n) => name(n));
}

const ARTICLES = numbered(5000, (n) => `articles/${n}/index.html`);
const LAST_YEAR = new Date('2025-11-30');

/** What S3 says of each key that is under a lock. */
function locked({ operation }: SeenRequest): Answer {
  if (operation !== 'DeleteObjects') return undefined;
  const message = 'Access Denied because object protected by object lock.';
  return { kind: 'deny-keys', keys: ARTICLES, code: 'AccessDenied', message };
}

/** What S3 says to a role without the right, with the key in it. */
export function denied({ operation, key = '' }: SeenRequest): Answer {
  if (operation !== 'PutObject') return undefined;
  const user = 'arn:aws:sts::123456789012:assumed-role/deploy/GitHubActions';
  const message =
    `User: ${user} is not authorized to perform: s3:PutObject on resource: ` +
    `"arn:aws:s3:::${BUCKET}/${key}" because no identity-based policy allows the s3:PutObject action`;
  return { kind: 'status', status: 403, code: 'AccessDenied', message };
}

const CAUSES = [
  [403, 'AccessDenied', 'Access Denied'],
  [400, 'InvalidStorageClass', 'The storage class you specified is not valid'],
  [400, 'KMS.DisabledException', 'arn:aws:kms:eu-central-1:123456789012:key/1a2b is disabled.'],
  [400, 'InvalidTag', 'The TagKey you have provided is invalid'],
  [400, 'InvalidArgument', 'Invalid value for the header x-amz-website-redirect-location'],
  [400, 'EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size'],
  [400, 'KeyTooLongError', 'Your key is too long'],
  [409, 'InvalidBucketState', 'The request is not valid for the current state of the bucket.'],
  [400, 'AccessControlListNotSupported', 'The bucket does not allow ACLs'],
  [400, 'InvalidRequest', 'Missing required header for this request: x-amz-object-lock-mode'],
  [501, 'NotImplemented', 'A header you provided implies functionality that is not implemented'],
  [400, 'InvalidDigest', 'The Content-MD5 you specified is not valid.'],
] as const;

/** Each cause less often than the one before it. */
function manyCauses({ operation, key = '' }: SeenRequest): Answer {
  if (operation !== 'PutObject') return undefined;
  const number = Number(/\d+/.exec(key)?.[0]);
  const cause = CAUSES[Math.floor(Math.sqrt(number * 2))];
  if (cause === undefined) return undefined;
  const [status, code, message] = cause;
  return { kind: 'status', status, code, message };
}

const HOSTILE = hostileFileNames(60, 1).filter((name) => !/^\.\.?\\|\\\.\.?(?:\\|$)/.test(name));

function refusedByName({ operation, key = '' }: SeenRequest): Answer {
  if (operation !== 'PutObject' || key.length % 2 === 0) return undefined;
  const message = `<b>no</b> | ${key.replace(/[^\x20-\x7e]/g, '')} @team :tada: [x](https://x.y)`;
  return { kind: 'status', status: 400, code: `Code${key.length % 5}`, message };
}

/** Builds of three branches, one for each day of a month. */
function seedBuilds({ server }: Stage): void {
  for (const branch of ['main', 'release', 'next']) {
    for (let day = 0; day < 30; day += 1) {
      const lastModified = new Date(Date.now() - (day + 1) * DAY);
      for (const file of ['app.tar.gz', 'app.tar.gz.sha256', 'report/index.html']) {
        const key = `builds/${branch}/${1200 - day}/${file}`;
        server.bucket(BUCKET).seed(key, 'x'.repeat(2000 - day), { lastModified });
      }
    }
  }
}

/** A deploy of yesterday, of which some is changed, some is gone, and some has other headers. */
async function deployBefore(stage: Stage): Promise<void> {
  const gone = numbered(9, (n) => `assets/old-${n}.js`);
  for (const path of gone) await stage.write(path, 'old');
  await stage.run({ ...SYNC });
  for (const path of gone) await rm(join(stage.workspace, 'public', path));
  for (const path of PAGES.slice(0, 3)) await stage.write(path, `new text of ${path}`);
  await stage.write('blog/2026-12-01/index.html', 'a new page');
}

export const RUNS: readonly PicturedRun[] = [
  { name: 'deploy', inputs: { ...SYNC, ...HEADERS }, files: SITE, prepare: deployBefore },
  {
    name: 'nothing-to-do',
    inputs: SYNC,
    files: SITE,
    prepare: async (stage) => {
      await stage.run(SYNC);
    },
  },
  {
    name: 'dry-run',
    inputs: { ...SYNC, ...HEADERS, 'dry-run': 'true' },
    files: SITE,
    prepare: deployBefore,
  },
  { name: 'one-cause', inputs: UPLOAD, files: numbered(86, (n) => `p${n}.html`), answer: denied },
  {
    name: 'many-causes',
    inputs: UPLOAD,
    files: numbered(90, (n) => `${n}.html`),
    answer: manyCauses,
  },
  {
    name: '5000-failures',
    inputs: { mode: 'delete-prefix', prefix: 'articles' },
    prepare: ({ server }) => {
      for (const key of ARTICLES) server.bucket(BUCKET).seed(key, 'x', { lastModified: LAST_YEAR });
    },
    answer: locked,
  },
  {
    name: 'refused-input',
    inputs: { ...SYNC, prefix: '/site//', exclud: '**/*.map', 'keep-deleted-for': 'a week' },
    files: SITE,
  },
  {
    name: 'cancelled',
    inputs: UPLOAD,
    files: ARTICLES,
    cancelAfter: 384,
  },
  {
    name: 'prune-plan',
    inputs: { mode: 'delete-prefix', prefix: 'builds', 'older-than': '10d', 'dry-run': 'true' },
    prepare: seedBuilds,
  },
  {
    name: 'hostile-names',
    inputs: { ...UPLOAD, 'include-hidden-files': 'true' },
    files: HOSTILE,
    answer: refusedByName,
  },
];

/** The run of the bundle, on a server of its own, in a workspace that is empty before. */
export async function perform(run: PicturedRun, workspace: string): Promise<StepResult> {
  const server = await startS3Server({ keepLog: false, region: 'eu-central-1' });
  server.createBucket(BUCKET);
  const stage: Stage = {
    server,
    workspace,
    run: (inputs) => runStep(requestOf(stage, inputs)),
    async write(path, text) {
      await mkdir(dirname(join(workspace, 'public', path)), { recursive: true });
      await writeFile(join(workspace, 'public', path), text);
    },
  };
  try {
    for (const path of run.files ?? []) await stage.write(path, `the text of ${path}`);
    await run.prepare?.(stage);
    if (run.cancelAfter !== undefined) return await cancelled(stage, run.inputs, run.cancelAfter);
    server.onRequest = run.answer;
    return await stage.run(run.inputs);
  } finally {
    await server.close();
  }
}

function requestOf({ server, workspace }: Stage, inputs: Inputs): Parameters<typeof runStep>[0] {
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  return {
    inputs: { bucket: BUCKET, region, endpoint, ...inputs },
    workspace,
    env: {
      AWS_ACCESS_KEY_ID: accessKeyId,
      AWS_SECRET_ACCESS_KEY: secretAccessKey,
      GITHUB_SERVER_URL: 'https://github.com',
      GITHUB_ACTION_REPOSITORY: 'org/s3-batch-action',
      GITHUB_ACTION_REF: 'v1',
    },
  };
}

/** What is under way when the run is cancelled gets no answer. */
async function cancelled(stage: Stage, inputs: Inputs, after: number): Promise<StepResult> {
  let pid = 0;
  let uploads = 0;
  stage.server.onRequest = ({ operation }) => {
    if (operation !== 'PutObject') return undefined;
    uploads += 1;
    if (uploads <= after) return undefined;
    if (uploads === after + 1) process.kill(pid, 'SIGINT');
    return { kind: 'stall-request' };
  };
  return await runStep({ ...requestOf(stage, inputs), onStart: (id) => (pid = id) });
}
