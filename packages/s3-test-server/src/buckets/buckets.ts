import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  emptyAnswer,
  headerOf,
  xmlAnswer,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import { assertTags } from '../objects/stored-headers.ts';
import { tagSet, tagsFrom } from '../objects/tagging.ts';
import { BucketState, bucketOf, OWNER, type ServerState } from '../state.ts';
import type { CreateBucketOptions, ObjectOwnership } from '../types.ts';
import { childText, parseXmlBody } from '../http/xml.ts';

const MAX_BUCKETS = 10_000;
const ANY_REGION = 'us-east-1';

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const RESERVED = /^(xn--|sthree-|amzn-s3-demo-)|(-s3alias|--ol-s3|\.mrap|--x-s3|--table-s3)$/;
const IP_ADDRESS = /^\d+\.\d+\.\d+\.\d+$/;

/** Whether a bucket may have this name. */
export function isBucketName(name: string): boolean {
  return NAME.test(name) && !RESERVED.test(name) && !IP_ADDRESS.test(name);
}

export function addBucket(state: ServerState, name: string, options: CreateBucketOptions): void {
  if (!isBucketName(name)) throw new S3Error('InvalidBucketName', { BucketName: name });
  if (state.buckets.has(name)) throw new S3Error('BucketAlreadyOwnedByYou', { BucketName: name });
  const region = options.region ?? state.region;
  state.buckets.set(name, new BucketState(name, region, state.now(), options));
}

export const createBucket: Handler = ({ request, state }) => {
  const name = bucketNameOf(request);
  const region = regionFor(request, state);
  // For compatibility this one region takes its owner's second request for a success.
  const isSecond = state.buckets.has(name) && state.region === ANY_REGION;
  if (!isSecond) {
    const objectLock = request.headers['x-amz-bucket-object-lock-enabled'] === 'true';
    addBucket(state, name, { region, objectLock, ownership: ownershipFor(request) });
  }
  return emptyAnswer(200, { location: `/${name}` });
};

function ownershipFor(request: S3Request): ObjectOwnership {
  const asked = headerOf(request, 'x-amz-object-ownership') ?? 'BucketOwnerEnforced';
  const known = OWNERSHIPS.find((one) => one === asked);
  if (known !== undefined) return known;
  throw new S3Error('InvalidArgument', { ArgumentName: 'x-amz-object-ownership' });
}

const OWNERSHIPS = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'] as const;

/** Only the endpoint of one region makes buckets in others, or where none is named. */
function regionFor({ body }: S3Request, { region }: ServerState): string {
  const asked = body.length === 0 ? '' : childText(parseXmlBody(body), 'LocationConstraint');
  if (region === ANY_REGION) return asked === undefined || asked === '' ? region : asked;
  if (asked === region) return region;
  const name = asked === undefined || asked === '' ? 'unspecified' : asked;
  const Message = `The ${name} location constraint is incompatible for the region specific endpoint this request was sent to.`;
  throw new S3Error('IllegalLocationConstraintException', { Message });
}

export const headBucket: Handler = ({ request, state }) => {
  const { region } = bucketOf(state, bucketNameOf(request));
  return emptyAnswer(200, { 'x-amz-bucket-region': region });
};

export const deleteBucket: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  if (!bucket.isEmpty) throw new S3Error('BucketNotEmpty', { BucketName: bucket.name });
  state.buckets.delete(bucket.name);
  return emptyAnswer(204);
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_ListBuckets.html */
export const listBuckets: Handler = ({ request, state }) => {
  const prefix = request.query.get('prefix') ?? '';
  const token = request.query.get('continuation-token') ?? '';
  const most = Number(request.query.get('max-buckets') ?? MAX_BUCKETS);
  if (!(most >= 1 && most <= MAX_BUCKETS)) throw new S3Error('InvalidArgument');
  const after = Buffer.from(token, 'base64').toString();
  const rest = [...state.buckets.values()]
    .filter(({ name }) => name.startsWith(prefix) && name > after)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const page = rest.slice(0, most);
  const last = rest.length > most ? page.at(-1)?.name : undefined;
  return xmlAnswer('ListAllMyBucketsResult', {
    Owner: OWNER,
    Buckets: {
      Bucket: page.map(({ name, created }) => ({
        Name: name,
        CreationDate: created.toISOString(),
      })),
    },
    ContinuationToken: last && Buffer.from(last).toString('base64'),
    Prefix: prefix === '' ? undefined : prefix,
  });
};

export const getBucketLocation: Handler = ({ request, state }) => {
  const { region } = bucketOf(state, bucketNameOf(request));
  const answer = xmlAnswer('LocationConstraint', {});
  if (region === ANY_REGION) return answer;
  const text = answer.body.toString().replace('><', `>${region}<`);
  const body = text.replace(`?>${region}<`, '?><');
  return { ...answer, body: Buffer.from(body) };
};

export const getBucketVersioning: Handler = ({ request, state }) =>
  xmlAnswer('VersioningConfiguration', {
    Status: bucketOf(state, bucketNameOf(request)).versioning,
  });

export const putBucketVersioning: Handler = ({ request, state }) => {
  const bucket = bucketOf(state, bucketNameOf(request));
  const status = childText(parseXmlBody(request.body), 'Status');
  if (status !== 'Enabled' && status !== 'Suspended') throw new S3Error('MalformedXML');
  if (bucket.hasObjectLock && status === 'Suspended') throw new S3Error('InvalidBucketState');
  bucket.versioning = status;
  return emptyAnswer(200);
};

export const getBucketTagging: Handler = ({ request, state }) => {
  const { tags, name } = bucketOf(state, bucketNameOf(request));
  if (tags.size === 0) throw new S3Error('NoSuchTagSet', { BucketName: name });
  return xmlAnswer('Tagging', tagSet(tags));
};

export const putBucketTagging: Handler = ({ request, state }) => {
  const tags = tagsFrom(request);
  assertTags(tags);
  bucketOf(state, bucketNameOf(request)).tags = tags;
  return emptyAnswer(204);
};

export const deleteBucketTagging: Handler = ({ request, state }) => {
  bucketOf(state, bucketNameOf(request)).tags = new Map();
  return emptyAnswer(204);
};
