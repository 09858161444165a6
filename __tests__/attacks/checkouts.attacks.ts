import { execFileSync } from 'node:child_process';
import {
  closeSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type S3Server, type SeenRequest, startS3Server } from 's3-test-server';
import type { StepResult } from '../support/runner.ts';
import { type Attack, failureOf, type Hostile } from './attack.ts';

const BUCKET = 'bucket';
const SECRET = 'hunter2-of-the-runner';
const MIB = 1024 * 1024;

/** A checkout, a file of the runner's user that is not its business, and a store. */
interface Scene {
  readonly workspace: string;
  readonly outside: string;
  readonly server: S3Server;
}

/** The scene of the attack that runs; attacks run one after the other. */
let scene: Scene | undefined;

function theScene(): Scene {
  if (scene === undefined) throw new Error('there is no scene');
  return scene;
}

/** What the attack makes of the scene: the inputs. */
type Make = (made: Scene) => Readonly<Record<string, string>>;

function open(make: Make): Attack['open'] {
  return async (): Promise<Hostile> => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'checkout-')));
    const [workspace, outside] = [join(folder, 'workspace'), join(folder, 'outside')];
    for (const path of [workspace, outside]) mkdirSync(path);
    writeFileSync(join(outside, 'file'), SECRET);
    const server = await startS3Server({ discardBodies: true });
    server.createBucket(BUCKET);
    scene = { workspace, outside, server };
    const { endpoint, region, accessKeyId, secretAccessKey } = server;
    return {
      workspace,
      inputs: { bucket: BUCKET, region, endpoint, ...make(scene) },
      env: { AWS_ACCESS_KEY_ID: accessKeyId, AWS_SECRET_ACCESS_KEY: secretAccessKey },
      async close() {
        await server.close();
        rmSync(folder, { recursive: true });
      },
    };
  };
}

/** The run must fail, say why, show no secret, and leave the file outside as it was. */
function refuses(words: RegExp): Attack['check'] {
  return (result) => {
    const failure = failureOf(result);
    if (!words.test(failure)) throw new Error(`the run failed otherwise: ${failure}`);
    keepsSecrets(result);
  };
}

function keepsSecrets({ stdout, summary, outputs }: StepResult): void {
  const shown = [stdout, summary, JSON.stringify(outputs)].join('\n');
  if (shown.includes(SECRET.slice(1, 7))) throw new Error(`the run shows the secret:\n${shown}`);
  const { outside } = theScene();
  if (readFileSync(join(outside, 'file'), 'utf8') !== SECRET) throw new Error('it was overwritten');
}

const prune = { mode: 'delete-prefix', prefix: 'site' };

/** A file as `keys-from`, or as `report`. */
function attack(
  input: 'keys-from' | 'report',
  name: string,
  make: (path: string, made: Scene) => void,
  words: RegExp,
): Attack {
  const openIt = open((made) => {
    made.server.bucket(BUCKET).seed('site/a');
    make(join(made.workspace, 'file'), made);
    return { ...prune, [input]: 'file' };
  });
  return { name: `${input}: ${name}`, hazard: 82, open: openIt, check: refuses(words) };
}

function secretLines(path: string): void {
  writeFileSync(path, `site/a\n${SECRET}\n{"${SECRET}": 1}\nsite/../${SECRET}\n`);
}

function secretReport(path: string): void {
  const texts = { bucket: SECRET, prefix: [SECRET], mode: SECRET, dryRun: SECRET };
  writeFileSync(path, `${JSON.stringify({ version: 1, ...texts })}\n${SECRET}\n`);
}

function secretPlan(path: string): void {
  const header = { version: 1, mode: 'delete-prefix', bucket: BUCKET, prefix: 'site/' };
  const line = { op: 'delete', status: 'done', etag: [SECRET], size: SECRET, lastModified: SECRET };
  const lines = [
    { ...header, dryRun: true },
    { ...line, key: 'site/a' },
    { ...line, key: SECRET },
    { op: 'delete', status: 'failed', key: SECRET },
    { counts: { deleted: SECRET, failed: 0 } },
  ];
  writeFileSync(path, lines.map((one) => `${JSON.stringify(one)}\n`).join(''));
}

/** A file of zeros that takes no room on the disk. */
function sparse(bytes: number) {
  return (path: string) => {
    writeFileSync(path, '');
    truncateSync(path, bytes);
  };
}

function withoutEnd(path: string): void {
  const file = openSync(path, 'w');
  const piece = Buffer.alloc(16 * MIB, 'site/');
  for (let n = 0; n < 64; n += 1) writeSync(file, piece);
  closeSync(file);
}

const deepPlan = (path: string) => {
  secretPlan(path);
  const deep = '['.repeat(500_000);
  const line = `{"op":"delete","status":"done","key":"site/b","etag":${deep}${']'.repeat(500_000)}}\n`;
  const [header = ''] = readFileSync(path, 'utf8').split('\n');
  writeFileSync(path, `${header}\n${line.repeat(40)}`);
};

/** More entries than a walk keeps in memory, so that a second walk finds them again. */
const ENTRIES = 16_400;

function manyLinks(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let n = 0; n < ENTRIES; n += 1) symlinkSync('nowhere', join(folder, String(n)));
}

/** When the store is asked for the first time, the checkout swaps what was judged for a link. */
function swapAt(
  { workspace, outside, server }: Scene,
  isMoment: (seen: SeenRequest) => boolean,
  path: string,
): void {
  let isDone = false;
  server.onRequest = (seen) => {
    if (isDone || !isMoment(seen)) return undefined;
    isDone = true;
    renameSync(join(workspace, path), join(workspace, 'before'));
    symlinkSync(outside, join(workspace, path));
    return undefined;
  };
}

const isPut = ({ method }: SeenRequest) => method === 'PUT';

/** The files outside are as long as the judged ones, and under the same names. */
function twin(made: Scene, files: Readonly<Record<string, string>>, folder: string): void {
  mkdirSync(join(made.workspace, folder), { recursive: true });
  for (const [name, text] of Object.entries(files)) {
    writeFileSync(join(made.workspace, folder, name), text);
    writeFileSync(join(made.outside, name), SECRET.slice(0, text.length).padEnd(text.length, '!'));
  }
}

const upload = { mode: 'upload-dir', prefix: 'site', source: 'public' };

/** The checkout's files repeat one letter. */
function isOutside(body: Buffer): boolean {
  const text = body.toString();
  return text !== text.charAt(0).repeat(text.length) || SECRET.startsWith(text);
}

/**
 * Nothing from outside is stored. A run that had read all before the swap, as may be on a busy machine,
 * has stored what the checkout had then, and ends well.
 */
function storesNothingOf(keys: RegExp, words: RegExp): Attack['check'] {
  return (result) => {
    const { server } = theScene();
    const bucket = server.bucket(BUCKET);
    const stored = bucket.keys().filter((key) => keys.test(key));
    const outside = stored.filter((key) => isOutside(bucket.object(key)?.body ?? Buffer.alloc(0)));
    if (outside.length > 0) throw new Error(`stored from outside: ${outside.join(', ')}`);
    if (stored.length > 0 && result.exitCode === 0) return;
    const failure = failureOf(result);
    if (!words.test(failure)) throw new Error(`the run failed otherwise: ${failure}`);
  };
}

const SWAPS: readonly Attack[] = [
  {
    name: 'a directory becomes a link between two walks of it',
    hazard: 82,
    open: open((made) => {
      manyLinks(join(made.workspace, 'public/a'));
      writeFileSync(join(made.workspace, 'public/0'), 'new');
      twin(made, { x: 'x'.repeat(10), y: 'y' }, 'public/z');
      swapAt(made, isPut, 'public/z');
      return upload;
    }),
    check: storesNothingOf(/^site\/z\//, /public\/z|"z"/),
  },
  {
    name: 'the source becomes a link between two walks of it',
    hazard: 82,
    open: open((made) => {
      manyLinks(join(made.workspace, 'public'));
      twin(made, { zx: 'x'.repeat(10) }, 'public');
      writeFileSync(join(made.outside, 'zy'), SECRET);
      swapAt(made, ({ n }) => n === 1, 'public');
      return { ...upload, 'if-exists': 'skip' };
    }),
    check: storesNothingOf(/^site\/(?:file|zy)$/, /replaced|can't be read/),
  },
  {
    name: 'a directory becomes a link after the walk',
    hazard: 82,
    open: open((made) => {
      twin(made, { a: 'a'.repeat(10) }, 'public');
      twin(made, { b: 'b'.repeat(10), c: 'c'.repeat(10) }, 'public/z');
      swapAt(made, isPut, 'public/z');
      return { ...upload, concurrency: '1' };
    }),
    check: storesNothingOf(/^site\/z\/c/, /replaced by another file/),
  },
];

const LINKS: Attack = {
  name: '20,000 links beside 10,000 objects',
  hazard: 82,
  open: open((made) => {
    const source = join(made.workspace, 'public');
    mkdirSync(source);
    writeFileSync(join(source, 'index.html'), '');
    for (let n = 0; n < 20_000; n += 1) symlinkSync('index.html', join(source, `link${n}`));
    const bucket = made.server.bucket(BUCKET);
    for (let n = 0; n < 10_000; n += 1) bucket.seed(`site/object${n}`);
    return { mode: 'sync-dir', prefix: 'site', source: 'public', 'dry-run': 'true' };
  }),
  check({ exitCode, stdout }) {
    if (exitCode !== 0) throw new Error(`exit code ${String(exitCode)}:\n${stdout}`);
  },
  maxSeconds: 20,
};

const toOutside = (path: string, { outside }: Scene) => {
  symlinkSync(join(outside, 'file'), path);
};
const fifo = (path: string) => {
  execFileSync('mkfifo', [path]);
};
const toDevice = (path: string) => {
  symlinkSync('/dev/zero', path);
};
const toEnvironment = (path: string) => {
  symlinkSync('/proc/self/environ', path);
};

export const ATTACKS: readonly Attack[] = [
  attack('keys-from', 'a link to a file of the runner', toOutside, /is a link to/),
  attack('keys-from', 'a link to its environment', toEnvironment, /is a link to/),
  attack('keys-from', 'a FIFO', fifo, /is not a regular file/),
  attack('keys-from', 'an endless device', toDevice, /is not a regular file/),
  attack(
    'keys-from',
    'lines that are secrets',
    secretLines,
    /line 2: the key is not under the prefix/,
  ),
  attack('keys-from', 'a report that is secrets', secretReport, /about another bucket/),
  attack(
    'keys-from',
    'a plan that is secrets',
    secretPlan,
    /line 3: the key is not under the prefix/,
  ),
  attack('keys-from', 'a plan of nested lists', deepPlan, /is not a report's line/),
  attack('keys-from', '1 GiB without a line feed', withoutEnd, /binary data|is not UTF-8 text/),
  attack('keys-from', '1 TiB of nothing', sparse(1024 ** 4), /looks like text in UTF-16/),
  attack('report', 'a link to a file of the runner', toOutside, /is a link to/),
  attack('report', 'a FIFO', fifo, /is not a regular file/),
  attack('report', 'an endless device', toDevice, /is not a regular file/),
  attack(
    'report',
    'a hard link to a file of the runner',
    (path, { outside }) => {
      linkSync(join(outside, 'file'), path);
    },
    /hard links/,
  ),
  ...SWAPS,
  LINKS,
];
