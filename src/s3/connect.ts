import { StoreError } from '../core/errors.ts';
import { createEndpointGuard, type EndpointRule } from './endpoint-guard.ts';
import type { UploadJournal } from './multipart/clean-up.ts';
import { DEFAULT_LIMITS, type Limits } from './send/limits.ts';
import { createS3Clients } from './send/regions/regions.ts';
import { createSender, type Sender } from './send/sender.ts';
import { REAL_TIME, type Time } from './send/time.ts';
import { createStoreClient } from './store-client.ts';
import { trustOf } from './wire/ca-bundle.ts';
import { createConnections } from './wire/connections.ts';

/** Where a store is and how it is spoken to; for credentials see sdk/credentials/chain.ts. */
export interface S3Connection extends EndpointRule {
  /** Default: AWS_REGION, AWS_DEFAULT_REGION, else asked of the bucket. */
  readonly region?: string;
  /** URL of an S3-compatible store. Default: AWS, or what AWS_ENDPOINT_URL and the like say. */
  readonly endpoint?: string;
  /** Whether the bucket stands in the path, not in the host name. Default: with `endpoint`. */
  readonly forcePathStyle?: boolean;
  /** Sockets that may be open at a time; best at least the requests in flight. Default: 64. */
  readonly maxSockets?: number;
  /** How long the store may fail before somebody is told. Defaults: see Limits. */
  readonly limits?: Partial<Limits>;
  /** Told of multipart uploads, so that another process can clean up after this one. */
  readonly uploadJournal?: UploadJournal;
  /** Told once for each reason why the AWS SDK sends requests, and not this project: a clause. */
  readonly onSdk?: (reason: string) => void;
}

const DEFAULT_SOCKETS = 64;

/** Where a region is asked for when nobody names one. */
const FIRST_REGION = 'us-east-1';

/** The sender of all requests to a store, in the region that was named or that `bucket` is in. */
export async function connect(
  connection: S3Connection,
  bucket: string,
  time: Time = REAL_TIME,
): Promise<Sender> {
  const { AWS_REGION, AWS_DEFAULT_REGION, S3_BATCH_CLIENT, S3_BATCH_LANE } = process.env;
  const named = [connection.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
  const { maxSockets = DEFAULT_SOCKETS } = connection;
  const limits = { ...DEFAULT_LIMITS, ...connection.limits };
  const connections = createConnections({
    maxSockets,
    limits,
    secureContext: trustOf(process.env),
  });
  const { endpoint, forcePathStyle = endpoint !== undefined } = connection;
  const options = {
    connections,
    assertAllowed: createEndpointGuard(connection),
    // For support: shows whether trouble comes from this project's own client. The second name is an
    // older one of the first.
    isSdkOnly: (S3_BATCH_CLIENT ?? S3_BATCH_LANE) === 'sdk',
    onSdk: once(connection.onSdk),
  };
  const clients = createS3Clients(
    (region, first) =>
      createStoreClient(
        { region, endpoint, forcePathStyle },
        { ...options, credentials: first?.credentials },
      ),
    named ?? FIRST_REGION,
    time,
  );
  const sender = createSender(clients, connections, { maxSockets, limits, time });
  if (named === undefined) await findRegion(sender, bucket);
  return sender;
}

/** The same, called once with each text. */
function once(tell: (text: string) => void = () => undefined): (text: string) => void {
  const told = new Set<string>();
  return (text) => {
    if (!told.has(text)) tell(text);
    told.add(text);
  };
}

/**
 * S3 names a bucket's region in every answer about it, also when it refuses the request, and the
 * sender goes there from then on. Other refusals will be heard again, by what needs the answer.
 */
async function findRegion(sender: Sender, bucket: string): Promise<void> {
  try {
    await sender.send('HeadBucket', { bucket }, {});
  } catch (thrown) {
    if (thrown instanceof StoreError && thrown.scope === 'batch') throw thrown;
  }
}
