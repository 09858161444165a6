/** What of a request tells its operation. */
export interface RequestShape {
  readonly method: string;
  readonly bucket: string | undefined;
  readonly key: string | undefined;
  readonly query: URLSearchParams;
  readonly isCopy: boolean;
}

type Names = Readonly<Record<string, string>>;

/** Operations by method and by the parameter of the query that picks them. */
const BUCKET: Readonly<Record<string, Names>> = {
  GET: {
    location: 'GetBucketLocation',
    versioning: 'GetBucketVersioning',
    versions: 'ListObjectVersions',
    uploads: 'ListMultipartUploads',
    website: 'GetBucketWebsite',
    tagging: 'GetBucketTagging',
    acl: 'GetBucketAcl',
    'object-lock': 'GetObjectLockConfiguration',
    'list-type': 'ListObjectsV2',
    '': 'ListObjects',
  },
  PUT: {
    versioning: 'PutBucketVersioning',
    website: 'PutBucketWebsite',
    tagging: 'PutBucketTagging',
    'object-lock': 'PutObjectLockConfiguration',
    '': 'CreateBucket',
  },
  POST: { delete: 'DeleteObjects' },
  HEAD: { '': 'HeadBucket' },
  DELETE: { website: 'DeleteBucketWebsite', tagging: 'DeleteBucketTagging', '': 'DeleteBucket' },
};

const OBJECT: Readonly<Record<string, Names>> = {
  GET: {
    uploadId: 'ListParts',
    tagging: 'GetObjectTagging',
    attributes: 'GetObjectAttributes',
    retention: 'GetObjectRetention',
    'legal-hold': 'GetObjectLegalHold',
    acl: 'GetObjectAcl',
    '': 'GetObject',
  },
  HEAD: { '': 'HeadObject' },
  PUT: {
    uploadId: 'UploadPart',
    tagging: 'PutObjectTagging',
    retention: 'PutObjectRetention',
    'legal-hold': 'PutObjectLegalHold',
    '': 'PutObject',
  },
  POST: { uploads: 'CreateMultipartUpload', uploadId: 'CompleteMultipartUpload' },
  DELETE: { uploadId: 'AbortMultipartUpload', tagging: 'DeleteObjectTagging', '': 'DeleteObject' },
};

const COPIES: Names = { PutObject: 'CopyObject', UploadPart: 'UploadPartCopy' };

/** Parameters that pick an operation this server does not have. */
const UNKNOWN =
  /^(accelerate|analytics|cors|encryption|inventory|lifecycle|logging|metrics|notification|ownershipControls|policy|policyStatus|publicAccessBlock|replication|requestPayment|restore|select|torrent)$/;

export function operationName({ method, bucket, key, query, isCopy }: RequestShape): string {
  if (bucket === undefined) return method === 'GET' ? 'ListBuckets' : 'Unknown';
  if ([...query.keys()].some((name) => UNKNOWN.test(name))) return 'Unknown';
  const names = (key === undefined ? BUCKET : OBJECT)[method] ?? {};
  const picked = Object.keys(names).find((name) => name !== '' && query.has(name)) ?? '';
  const name = names[picked] ?? 'Unknown';
  return isCopy ? (COPIES[name] ?? name) : name;
}
