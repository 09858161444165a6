import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PAGES, STAGED } from '../../npm/stage.ts';
import { documentedPrograms } from '../library/documentation.ts';
import { EXAMPLE_BUCKET, EXAMPLE_CASES, type ExampleCase } from '../library/example-runs.ts';
import { runExample } from '../library/run-example.ts';
import { startS3Server } from 's3-test-server';
import { linkProblems } from './links.ts';

const ROOT = join(import.meta.dirname, '../..');
/** The oldest that package.json promises, and the newest of each release line. */
const NODES = [oldestNode(), '22.23.3', '24.21.0'];
const RESOLUTIONS = [
  { module: 'node16', moduleResolution: 'node16' },
  { module: 'esnext', moduleResolution: 'bundler' },
];

const OWN_ITERATOR: ExampleCase = {
  name: 'own-iterator',
  args: [],
  prepare: () => undefined,
  exitCode: 0,
  stdout:
    /^numbers\/0 numbers\/1 numbers\/2 numbers\/3 numbers\/4 4\nBatchedDeleteIncomplete NoSuchBucket\n0,0,0\n$/,
  look: (server) => server.bucket(EXAMPLE_BUCKET).keys(),
  expected: ['numbers/0'],
};

const STRANGER: ExampleCase = {
  name: 'stranger',
  args: [],
  env: {
    AWS_ACCESS_KEY_ID: 'somebody',
    AWS_SECRET_ACCESS_KEY: 'else',
    TENANT_KEY: 'test-access-key',
    TENANT_SECRET: 'test-secret-key',
  },
  prepare: (server) => {
    server.bucket(EXAMPLE_BUCKET).seed('old/page.html');
  },
  exitCode: 0,
  stdout:
    /^2 18 done,done\n2\n250 250\n0 unchanged; 2 uploaded, 0 skipped; 0 unchanged; 2 uploaded, 0 skipped; 2 unchanged; 0 uploaded, 3 skipped\n0 1\nold\/page\.html done\nmissing-bucket\/a: NoSuchBucket\nmissing-bucket\/b: NoSuchBucket\nBatchedUploadIncomplete 2 true\nError: enough true\n$/,
  look: (server) => server.bucket(EXAMPLE_BUCKET).keys(),
  expected: [
    ...['a', 'b', 'folder/data.json', 'folder/page.html'],
    ...['site/.s3-batch-action', 'site/data.json', 'site/page.html'],
  ],
};

/** Programs of a consumer's own, and the examples. */
const PROGRAMS = [OWN_ITERATOR, STRANGER, ...EXAMPLE_CASES];

function oldestNode(): string {
  const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    engines: { node: string };
  };
  const [, oldest] = /^>=(\d+\.\d+)$/.exec(manifest.engines.node) ?? [];
  if (oldest === undefined)
    throw new Error(`engines are not >=MAJOR.MINOR: ${manifest.engines.node}`);
  return `${oldest}.0`;
}

function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'inherit'] });
}

/** Packs the library as it would be published, and lets two linters look at the package. */
function pack(scratch: string): string {
  npm(ROOT, 'run', '--silent', 'package');
  const answer = npm(
    join(ROOT, STAGED),
    'pack',
    '--json',
    '--silent',
    '--pack-destination',
    scratch,
  );
  const [{ filename }] = JSON.parse(answer.slice(answer.indexOf('['))) as [{ filename: string }];
  const tarball = join(scratch, filename);
  console.log(npm(scratch, 'exec', '--yes', 'publint@0.3.25', '--', tarball, '--strict'));
  const attw = ['@arethetypeswrong/cli@0.18.5', '--', tarball, '--profile', 'esm-only'];
  console.log(npm(scratch, 'exec', '--yes', ...attw, '--format', 'ascii'));
  return tarball;
}

/** Throws unless the installed package has the pages of the library, with links that lead somewhere. */
function checkPages(installed: string): void {
  const read = (file: string) => readFileSync(join(installed, file), 'utf8');
  if (read('README.md') !== readFileSync(join(ROOT, PAGES['README.md']), 'utf8')) {
    throw new Error(`the README of the package is not ${PAGES['README.md']}`);
  }
  for (const page of Object.keys(PAGES)) {
    const problems = linkProblems(read(page));
    if (problems.length > 0) throw new Error(`${page} has broken links:\n${problems.join('\n')}`);
  }
  console.log(`has ${Object.keys(PAGES).join(', ')}, and every link leads somewhere`);
}

/** A project that knows the package alone: the examples, the documentation, programs of its own. */
function makeConsumer(scratch: string, tarball: string): string {
  const consumer = join(scratch, 'consumer');
  cpSync(join(ROOT, 'examples/library'), consumer, { recursive: true });
  cpSync(join(import.meta.dirname, 'consumer'), consumer, { recursive: true });
  for (const [index, { code }] of documentedPrograms().entries()) {
    writeFileSync(join(consumer, `documented-${index}.ts`), code);
  }
  writeFileSync(join(consumer, 'package.json'), '{ "private": true, "type": "module" }');
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    devDependencies: Readonly<Record<string, string>>;
  };
  const tools = ['typescript', '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
  npm(consumer, 'install', '--silent', '--no-fund', tarball, ...tools);
  return consumer;
}

function compile(consumer: string, resolution: Readonly<Record<string, string>>): void {
  const compilerOptions = {
    ...resolution,
    target: 'es2022',
    strict: true,
    exactOptionalPropertyTypes: true,
    noUncheckedIndexedAccess: true,
    outDir: `out-${resolution['moduleResolution']}`,
    types: ['node'],
  };
  const config = { compilerOptions, include: ['*.ts'] };
  writeFileSync(join(consumer, 'tsconfig.json'), JSON.stringify(config));
  npm(consumer, 'exec', '--', 'tsc', '-p', '.');
  console.log(`compiles under moduleResolution ${resolution['moduleResolution']}, strict`);
}

function installNode(scratch: string, version: string): string {
  const folder = join(scratch, `node-${version}`);
  mkdirSync(folder);
  const manifest = { private: true, allowScripts: { node: true } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  npm(folder, 'install', '--silent', '--no-fund', `node@${version}`);
  return join(folder, 'node_modules/node/bin/node');
}

/** Throws unless the compiled program does under this Node what the example promises. */
async function runCompiled(example: ExampleCase, program: string, node: string): Promise<void> {
  const server = await startS3Server();
  server.createBucket(EXAMPLE_BUCKET);
  const cwd = mkdtempSync(join(tmpdir(), 'example-'));
  try {
    example.prepare(server, cwd);
    const { env = {} } = example;
    const run = await runExample({ server, cwd, node, env, args: [program, ...example.args] });
    const seen = JSON.stringify(example.look(server, cwd));
    const isRight = run.exitCode === example.exitCode && example.stdout.test(run.stdout);
    if (isRight && seen === JSON.stringify(example.expected)) return;
    throw new Error(`${program} under ${node}: ${JSON.stringify(run)}, left ${seen}`);
  } finally {
    await server.close();
    rmSync(cwd, { recursive: true });
  }
}

async function checkPackage(scratch: string): Promise<void> {
  const consumer = makeConsumer(scratch, pack(scratch));
  checkPages(join(consumer, 'node_modules/s3-batch-action'));
  for (const resolution of RESOLUTIONS) compile(consumer, resolution);
  for (const version of NODES) {
    const node = installNode(scratch, version);
    const found = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
    if (found !== `v${version}`) throw new Error(`node@${version} is ${found}`);
    for (const example of PROGRAMS) {
      for (const { moduleResolution } of RESOLUTIONS) {
        const program = join(consumer, `out-${moduleResolution}`, `${example.name}.js`);
        await runCompiled(example, program, node);
      }
    }
    console.log(`runs ${PROGRAMS.length} programs on Node ${version}`);
  }
}

const scratch = mkdtempSync(join(tmpdir(), 'package-'));
try {
  await checkPackage(scratch);
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
