import { parseArgs } from 'node:util';
import { measuredRun } from './measured-run.ts';
import { startMillionObjects } from './million-objects.ts';

const OBJECTS = 1_000_000;
const LIMIT_BYTES = 200_000_000;

const { values } = parseArgs({
  options: {
    endpoint: { type: 'string' },
    bucket: { type: 'string', default: 'bench' },
    prefix: { type: 'string', default: 'builds' },
    directories: { type: 'string', default: '1000' },
    keep: { type: 'string', default: '10' },
    of: { type: 'string', default: 'directories' },
    'skip-dry-run': { type: 'boolean', default: false },
  },
});

/** Prunes once, says what it took, and gives back how many objects went. */
async function prune(endpoint: string, isDryRun: boolean): Promise<number> {
  const { result, seconds, peakKib } = await measuredRun({
    inputs: {
      mode: 'delete-prefix',
      region: 'us-east-1',
      endpoint,
      bucket: values.bucket,
      prefix: values.prefix,
      'keep-newest': values.keep,
      'keep-newest-of': values.of,
      'dry-run': String(isDryRun),
    },
    env: { AWS_ACCESS_KEY_ID: 'test-access-key', AWS_SECRET_ACCESS_KEY: 'test-secret-key' },
  });
  const { deleted, skipped } = result.outputs;
  const isKept = peakKib * 1024 <= LIMIT_BYTES;
  if (!isKept) process.exitCode = 1;
  console.log(
    `${isDryRun ? 'dry run' : 'real run'}: deleted ${deleted}, kept ${skipped}, ` +
      `${seconds.toFixed(1)} s, peak ${((peakKib * 1024) / 1e6).toFixed(0)} MB: ` +
      `${isKept ? 'within' : 'OVER'} the limit`,
  );
  return Number(deleted);
}

/** A server of our own is looked at afterwards: the newest are there, and nothing else. */
async function pruneOwn(): Promise<void> {
  const directories = Number(values.directories);
  const server = await startMillionObjects(directories, OBJECTS / directories);
  try {
    const kept = Number(values.keep) * (values.of === 'objects' ? 1 : server.perDirectory);
    if (!values['skip-dry-run']) {
      assertSame('objects planned', await prune(server.endpoint, true), OBJECTS - kept);
      assertSame('objects after the dry run', server.left(), OBJECTS);
    }
    assertSame('objects deleted', await prune(server.endpoint, false), OBJECTS - kept);
    assertSame('objects left', server.left(), kept);
    const newest = Array.from({ length: kept }, (_, index) => server.has(OBJECTS - 1 - index));
    assertSame('newest objects left', newest.filter(Boolean).length, kept);
  } finally {
    await server.close();
  }
}

function assertSame(what: string, count: number, expected: number): void {
  if (count !== expected) throw new Error(`${what}: ${count} instead of ${expected}`);
}

if (values.endpoint === undefined) {
  await pruneOwn();
} else {
  if (!values['skip-dry-run']) await prune(values.endpoint, true);
  await prune(values.endpoint, false);
}
