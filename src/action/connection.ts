import { DryRunStore } from '../object-store/dry-run-store.ts';
import type { ObjectStore } from '../object-store/object-store.ts';
import type { CredentialsUsed } from '../s3/credentials.ts';
import type { S3Connection } from '../s3/connect.ts';
import { DEFAULT_CONCURRENCY } from '../operations/skeleton.ts';
import type { Inputs } from './inputs/types.ts';
import { mask, type Log } from './log.ts';
import { uploadJournal } from './upload-state.ts';

/** Sockets beyond the objects in flight: an object that goes in parts uses several. */
const SPARE_SOCKETS = 32;

export interface Connection {
  readonly store: ObjectStore;
  close(): void;
}

/** Opens the store that the inputs name; `onEndpoint` is told where requests really go. */
export async function openConnection(
  inputs: Inputs,
  log: Log,
  onEndpoint: (url: string) => void,
): Promise<Connection> {
  const { bucket, region, dryRun } = inputs;
  const tell = (url: string, credentials?: CredentialsUsed) => {
    onEndpoint(url);
    const place = `bucket: ${bucket}, region: ${region ?? 'asked of the bucket'}`;
    log.info(`endpoint: ${url}, ${place}${credentials ? `, ${described(credentials)}` : ''}`);
  };
  // Not loaded for inputs that are refused: the SDK is most of what there is to load.
  const { openS3Store } = await import('../s3/store.ts');
  const store = await openS3Store(
    { ...connectionOf(inputs), onEndpoint: tell, onSdk: sdkReporter(log), uploadJournal },
    bucket,
  );
  const close = () => {
    store.close();
  };
  return { store: dryRun ? new DryRunStore(store) : store, close };
}

/** Says in the log why the AWS SDK sends the requests. */
export function sdkReporter(log: Log): (reason: string) => void {
  return (reason) => {
    log.info(`the AWS SDK sends the requests: ${reason}`);
  };
}

/** Characters of an access key that are shown, of at least twice as many. */
const SHOWN_END = 4;

/** Enough of the credentials to tell which they are; an access key is not secret. */
function described({ source, accessKeyId }: CredentialsUsed): string {
  const end = accessKeyId.length < 2 * SHOWN_END ? '' : accessKeyId.slice(-SHOWN_END);
  return `credentials: ${source}${end === '' ? '' : `, access key ending in ${end}`}`;
}

/** Where the inputs say that the store is. */
export function connectionOf(inputs: Inputs): S3Connection {
  const { region, endpoint, allowHttp, forcePathStyle, concurrency } = inputs;
  return {
    allowHttp,
    forcePathStyle,
    maxSockets: (concurrency ?? DEFAULT_CONCURRENCY) + SPARE_SOCKETS,
    ...(region !== undefined && { region }),
    ...(endpoint !== undefined && { endpoint }),
  };
}

const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN'];

/** Keeps the credentials of the environment out of the log. */
export function maskCredentials(env: NodeJS.ProcessEnv): void {
  for (const name of SECRET_VARIABLES) {
    const value = env[name];
    if (!value) continue;
    mask(value);
    // What prints it may have trimmed it.
    if (value.trim() !== '' && value.trim() !== value) mask(value.trim());
  }
}
