import { startS3Server, type Profile, type S3Server } from 's3-test-server';
import { isBucketName } from 's3-test-server/buckets/buckets.ts';
import { OPERATIONS } from 's3-test-server/operations.ts';
import { PROFILES } from 's3-test-server/profiles/all.ts';
import { plural, quote } from '../src/core/text.ts';
import {
  readCommand,
  similarName,
  wholeNumber,
  type CommandLine,
  type Program,
  type Report,
} from './command-line.ts';

const HIGHEST_PORT = 65_535;

/** Milliseconds. A timer of Node with more fires at once. */
const LONGEST_LATENCY = 2 ** 31 - 1;

const OPERATION_NAMES = [...Object.keys(OPERATIONS), 'DeleteObjects'].sort();
const PROFILE_NAMES = PROFILES.map(({ name }) => name);

const OPTIONS = {
  port: {
    type: 'string',
    value: 'PORT',
    about: `Port to listen on, 0 to ${HIGHEST_PORT} (default: a free one)`,
  },
  bucket: {
    type: 'string',
    value: 'NAME',
    default: 'test-bucket',
    about: 'Bucket that exists from the start',
  },
  latency: {
    type: 'string',
    value: 'MS',
    default: '0',
    about: 'Sends every answer this many milliseconds late',
  },
  deny: {
    type: 'string',
    value: 'OPERATION',
    multiple: true,
    about: `Answers an operation of S3, for example PutObject, with 403 AccessDenied; several with commas between`,
  },
  'slow-down': {
    type: 'string',
    value: 'N',
    about: 'Answers more than N writes in a second with 503 SlowDown (default: no limit)',
  },
  profile: {
    type: 'string',
    value: 'NAME',
    about: `Behaves as another store, or as a bucket with a policy (default: a plain bucket of Amazon S3): ${PROFILE_NAMES.join(', ')}`,
  },
} as const;

const PROGRAM = {
  command: 'npm run s3 --',
  about:
    'Runs an S3 server in memory on this machine until Ctrl-C, and prints how to reach it with the ' +
    'AWS CLI, rclone, the SDK and the action. All that it holds is gone when it ends. It can ' +
    'be slow, refuse, throttle, or behave as another store, to see what a client makes of it.',
  options: OPTIONS,
  words: { name: 'PORT', about: 'The same as --port PORT', most: 1 },
  examples: [
    'npm run s3 -- --port 9000',
    'npm run s3 -- --latency 200 --deny PutObject --slow-down 50',
    'npm run s3 -- --profile r2',
  ],
} as const satisfies Program;

/** How the server is to be. */
interface Wanted {
  readonly port: number;
  readonly bucket: string;
  /** Milliseconds. */
  readonly latency: number;
  readonly denied: readonly string[];
  /** Undefined: no limit. */
  readonly writesPerSecond: number | undefined;
  readonly profile: Profile | undefined;
}

function wantedFrom({ values, words }: CommandLine<typeof OPTIONS>, report: Report): Wanted {
  const [word] = words;
  if (word !== undefined && values.port !== undefined) {
    report(`argument ${quote(word)} and option "--port" are both a port: leave out one of them`);
  }
  const port = values.port ?? word ?? '0';
  const slowDown = values['slow-down'];
  const numberOf = (name: string, text: string, range: { least: number; most?: number }) =>
    wholeNumber(`option "--${name}"`, text, range, report);
  return {
    port: wholeNumber('the port', port, { least: 0, most: HIGHEST_PORT }, report),
    bucket: bucketFrom(values.bucket, report),
    latency: numberOf('latency', values.latency, { least: 0, most: LONGEST_LATENCY }),
    denied: values.deny.flatMap((text) => text.split(',')).map((name) => operation(name, report)),
    writesPerSecond:
      slowDown === undefined ? undefined : numberOf('slow-down', slowDown, { least: 1 }),
    profile: values.profile === undefined ? undefined : profileFrom(values.profile, report),
  };
}

function bucketFrom(name: string, report: Report): string {
  if (!isBucketName(name)) {
    report(
      `option "--bucket" must be a name that S3 allows, 3 to 63 lower-case letters, digits, dots and ` +
        `hyphens, got ${quote(name)}: correct it`,
    );
  }
  return name;
}

function operation(given: string, report: Report): string {
  if (!OPERATION_NAMES.includes(given)) {
    report(`option "--deny" knows no operation ${quote(given)}: ${oneOf(given, OPERATION_NAMES)}`);
  }
  return given;
}

function profileFrom(given: string, report: Report): Profile | undefined {
  const profile = PROFILES.find(({ name }) => name === given);
  if (profile === undefined) {
    report(`option "--profile" knows no profile ${quote(given)}: ${oneOf(given, PROFILE_NAMES)}`);
  }
  return profile;
}

function oneOf(given: string, names: readonly string[]): string {
  const near = similarName(given, names);
  const hint = near === undefined ? 'it' : `did you mean "${near}"? It`;
  return `${hint} is one of ${names.join(', ')}`;
}

/** Runs the server until a signal ends it. */
async function serve(wanted: Wanted): Promise<void> {
  const { port, bucket, latency, denied, writesPerSecond, profile } = wanted;
  const region = profile?.place?.connection.region;
  const server = await startS3Server({
    port,
    latency,
    keepLog: false,
    ...(writesPerSecond !== undefined && { writesPerSecond }),
    ...(profile !== undefined && { profile }),
    ...(region !== undefined && { region }),
    onRequest: ({ operation }) =>
      denied.includes(operation)
        ? { kind: 'status', status: 403, code: 'AccessDenied', message: 'Access Denied' }
        : undefined,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void server.close());
  }
  server.createBucket(bucket, profile?.bucket);
  console.log(howToUse(server, wanted));
}

/** Commands to paste into a shell, each complete in itself but for the three exports. */
function howToUse(server: S3Server, wanted: Wanted): string {
  const { endpoint, region, accessKeyId, secretAccessKey } = server;
  const { bucket, profile } = wanted;
  const remote = [
    ':s3,provider=Other',
    'env_auth=true',
    `region=${region}`,
    `endpoint="${endpoint}":${bucket}`,
  ].join(',');
  const inputs = { endpoint, region, bucket, ...profile?.inputs };
  return `S3 server in memory on ${endpoint}, with the bucket ${bucket}. Ctrl-C ends it.
${faultsOf(wanted)
  .map((line) => `${line}\n`)
  .join('')}
export AWS_ACCESS_KEY_ID=${accessKeyId}
export AWS_SECRET_ACCESS_KEY=${secretAccessKey}
export AWS_REGION=${region} AWS_DEFAULT_REGION=${region}

AWS CLI
  aws --endpoint-url ${endpoint} s3 sync . s3://${bucket}/
  aws --endpoint-url ${endpoint} s3 ls --recursive s3://${bucket}/

rclone
  rclone copy . '${remote}'
  rclone ls '${remote}'

SDK for JavaScript
  new S3Client({ endpoint: '${endpoint}', region: '${region}', forcePathStyle: true })

The action
${Object.entries(inputs)
  .map(([name, value]) => `  ${name}: ${value.replaceAll('\n', '\n    ')}`)
  .join('\n')}`;
}

/** How the server differs from a quick and plain one that allows everything, one line each. */
function faultsOf({ latency, denied, writesPerSecond, profile }: Wanted): readonly string[] {
  return [
    ...(latency > 0 ? [`Every answer is ${latency} ms late.`] : []),
    ...(denied.length > 0 ? [`Answered with 403 AccessDenied: ${denied.join(', ')}.`] : []),
    ...(writesPerSecond === undefined
      ? []
      : [`More than ${plural(writesPerSecond, 'write')} in a second: 503 SlowDown.`]),
    ...(profile === undefined
      ? []
      : [
          `It behaves as ${profile.title}, where that differs from a plain bucket of Amazon S3:`,
          ...profile.differences.map(({ text }) => `- ${text}.`),
        ]),
  ];
}

/** What is wrong with the port, in words; undefined: something else is wrong. */
function portProblem(thrown: unknown, port: number): string | undefined {
  const { code } = thrown as NodeJS.ErrnoException;
  if (code === 'EADDRINUSE') {
    return `port ${port} is in use by another program: give another one, or none for a free one`;
  }
  if (code !== 'EACCES') return undefined;
  return `port ${port} is not allowed to this user: give one above 1023, or none for a free one`;
}

const wanted = readCommand(PROGRAM, wantedFrom);
try {
  await serve(wanted);
} catch (thrown) {
  const problem = portProblem(thrown, wanted.port);
  if (problem === undefined) throw thrown;
  console.error(problem);
  process.exitCode = 1;
}
