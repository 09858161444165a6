import { HeadBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { guardEndpoint, guardKeys, keepServerTime, type EndpointRule } from './s3-middleware.ts';

/** Where a store is and how it is spoken to; credentials come from where the AWS SDK finds them. */
export interface S3Connection extends EndpointRule {
  /** Default: AWS_REGION, AWS_DEFAULT_REGION, else asked of the bucket. */
  readonly region?: string;
  /** URL of an S3-compatible store. Default: AWS, or what AWS_ENDPOINT_URL and the like say. */
  readonly endpoint?: string;
  /** Whether the bucket stands in the path, not in the host name. Default: with `endpoint`. */
  readonly forcePathStyle?: boolean;
  /** Sockets that may be open at a time; best at least the requests in flight. Default: 64. */
  readonly maxSockets?: number;
}

const DEFAULT_SOCKETS = 64;

/** Where a region is asked for when nobody names one. */
const FIRST_REGION = 'us-east-1';

/** Short enough for three attempts on a dead address to end within ten seconds. */
const CONNECTION_TIMEOUT = 2_500;
const STALL_TIMEOUT = 60_000;

/** A client for `bucket`, in the region that was named or that the bucket says it is in. */
export async function connect(connection: S3Connection, bucket: string): Promise<S3Client> {
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  const named = [connection.region, AWS_REGION, AWS_DEFAULT_REGION].find(Boolean);
  if (named !== undefined) return createClient(connection, named);
  const asking = createClient(connection, FIRST_REGION);
  const region = await findRegion(asking, bucket);
  if (region === FIRST_REGION) return asking;
  asking.destroy();
  return createClient(connection, region);
}

function createClient(connection: S3Connection, region: string): S3Client {
  const { endpoint, maxSockets = DEFAULT_SOCKETS } = connection;
  const { forcePathStyle = endpoint !== undefined } = connection;
  const client = new S3Client({
    region,
    forcePathStyle,
    ...(endpoint !== undefined && { endpoint, ...checksumsOfCompatibleStores() }),
    cacheMiddleware: true,
    requestHandler: {
      connectionTimeout: CONNECTION_TIMEOUT,
      requestTimeout: STALL_TIMEOUT,
      throwOnRequestTimeout: true,
      socketTimeout: STALL_TIMEOUT,
      httpAgent: { keepAlive: true, maxSockets },
      httpsAgent: { keepAlive: true, maxSockets },
    },
  });
  client.middlewareStack.add(guardKeys, { step: 'initialize', name: 'guardKeys' });
  client.middlewareStack.add(guardEndpoint(connection), { step: 'build', name: 'guardEndpoint' });
  client.middlewareStack.add(keepServerTime, {
    step: 'deserialize',
    name: 'keepServerTime',
    priority: 'high',
  });
  return client;
}

/**
 * Many compatible stores refuse or store wrongly what the SDK adds by default
 * (https://github.com/aws/aws-sdk-js-v3/issues/6810). The SDK's own variables still win.
 */
function checksumsOfCompatibleStores(): S3ClientConfig {
  return {
    ...(process.env['AWS_REQUEST_CHECKSUM_CALCULATION'] === undefined && {
      requestChecksumCalculation: 'WHEN_REQUIRED',
    }),
    ...(process.env['AWS_RESPONSE_CHECKSUM_VALIDATION'] === undefined && {
      responseChecksumValidation: 'WHEN_REQUIRED',
    }),
  };
}

/** S3 names a bucket's region in every answer about it, also when it refuses the request. */
async function findRegion(client: S3Client, bucket: string): Promise<string> {
  try {
    const answer = await client.send(new HeadBucketCommand({ Bucket: bucket }));
    return answer.BucketRegion ?? FIRST_REGION;
  } catch (thrown) {
    return regionHeader(thrown) ?? FIRST_REGION;
  }
}

function regionHeader(thrown: unknown): string | undefined {
  const headers = (thrown as { $response?: { headers?: Record<string, string> } }).$response
    ?.headers;
  return headers?.['x-amz-bucket-region'];
}
