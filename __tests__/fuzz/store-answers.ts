import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A request as the server of the fuzzer reads it. */
export interface HostileRequest {
  readonly method: string;
  /** As it was sent; the path has its dot segments resolved. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** By name in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** An answer before it is put on the wire. */
export interface ValidAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer;
}

const PREFIX = 'site/';
export const OBJECT = Buffer.from('the content of the object\n'.repeat(20));
const DATE = 'Mon, 30 Nov 2026 03:00:00 GMT';
const TIME = '2026-11-30T02:59:00.000Z';
const HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';
const NS = 'xmlns="http://s3.amazonaws.com/doc/2006-03-01/"';

/** The names under the prefix, and how listings write them. */
export interface Naming extends Encoding {
  readonly names: readonly string[];
}

/** What a store makes of `encoding-type`. */
export interface Encoding {
  /** Whether an answer says that its keys are encoded. */
  isClaimed(isAsked: boolean): boolean;
  /** The key as listings write it, before it becomes XML. */
  write(key: string, isAsked: boolean): string;
}

const USUAL: Naming = {
  names: ['a', 'b/c', 'd', 'e.html', 'f'],
  isClaimed: () => true,
  write: (key) => key,
};

interface Circumstances {
  readonly isAborted: boolean;
  readonly requestId: string;
  readonly naming: Naming | undefined;
}

/** What a store that keeps to S3's reference answers; it has the same rows each time. */
export function validAnswer(
  request: HostileRequest,
  { isAborted, requestId, naming = USUAL }: Circumstances,
): ValidAnswer {
  const { headers, ...answer } = answerOf(request, isAborted, naming);
  return { ...answer, headers: [['x-amz-request-id', requestId], ...headers] };
}

function answerOf(request: HostileRequest, isAborted: boolean, naming: Naming): ValidAnswer {
  const { method, query, path } = request;
  const isBucket = path.split('/').filter((segment) => segment !== '').length < 2;
  if (isBucket) return bucketAnswer(request, naming);
  if (query.has('uploads')) {
    return xml(`<InitiateMultipartUploadResult ${NS}>${subjectOf(path)}
      <UploadId>upload-1</UploadId></InitiateMultipartUploadResult>`);
  }
  if (query.has('uploadId')) return uploadAnswer(request, isAborted);
  if (query.has('acl')) {
    return xml(`<AccessControlPolicy ${NS}><Owner><ID>owner</ID></Owner><AccessControlList>
      <Grant><Grantee><ID>owner</ID></Grantee><Permission>FULL_CONTROL</Permission></Grant>
      <Grant><Grantee><URI>http://acs.amazonaws.com/groups/global/AllUsers</URI></Grantee>
      <Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>`);
  }
  if (query.has('tagging')) {
    return xml(`<Tagging ${NS}><TagSet><Tag><Key>team</Key><Value>web</Value></Tag></TagSet>
      </Tagging>`);
  }
  if (method === 'DELETE') return { status: 204, headers: own(), body: Buffer.alloc(0) };
  if (method === 'PUT') return putAnswer(request);
  return objectAnswer(request);
}

function own(): [string, string][] {
  return [
    ['Date', DATE],
    ['Server', 'AmazonS3'],
  ];
}

/** What a request is about, as answers repeat it. */
function subjectOf(path: string): string {
  const [, bucket = '', ...segments] = path.split('/');
  return `<Bucket>${bucket}</Bucket><Key>${segments.join('/')}</Key>`;
}

function xml(text: string, status = 200): ValidAnswer {
  const headers = [...own(), ['Content-Type', 'application/xml'] as const];
  return { status, headers, body: Buffer.from(HEAD + text) };
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

function bucketAnswer({ query, body, path }: HostileRequest, naming: Naming): ValidAnswer {
  const isAsked = query.get('encoding-type') === 'url';
  const claim = naming.isClaimed(isAsked) ? '<EncodingType>url</EncodingType>' : '';
  const written = (name: string) => escaped(naming.write(PREFIX + name, isAsked));
  const last = written(naming.names.at(-1) ?? '');
  const page = `<Name>${path.replaceAll('/', '')}</Name><Prefix>${PREFIX}</Prefix><MaxKeys>1000</MaxKeys>
    ${claim}<IsTruncated>true</IsTruncated>`;
  const facts = `<LastModified>${TIME}</LastModified><ETag>&quot;0123456789abcdef0123456789abcdef&quot;</ETag>
    <Size>5</Size><StorageClass>STANDARD</StorageClass>`;
  const rows = (row: (key: string, at: number) => string) =>
    naming.names.map((name, at) => row(written(name), at)).join('');
  if (query.has('delete')) {
    const keys = [...body.toString().matchAll(/<Key>([^<]*)<\/Key>/g)].map(([, key = '']) => key);
    const deleted = keys.map((key) => `<Deleted><Key>${key}</Key></Deleted>`).join('');
    return xml(`<DeleteResult ${NS}>${deleted}</DeleteResult>`);
  }
  if (query.has('versions')) {
    return xml(`<ListVersionsResult ${NS}>${page}<KeyMarker></KeyMarker><VersionIdMarker/>
      <NextKeyMarker>${last}</NextKeyMarker><NextVersionIdMarker>v4</NextVersionIdMarker>${rows(
        (key, at) => `<Version><Key>${key}</Key><VersionId>v${at}</VersionId>
        <IsLatest>true</IsLatest>${facts}</Version>`,
      )}</ListVersionsResult>`);
  }
  if (query.has('uploads')) {
    return xml(`<ListMultipartUploadsResult ${NS}>${page}<KeyMarker/><UploadIdMarker/>
      <NextKeyMarker>${last}</NextKeyMarker><NextUploadIdMarker>u4</NextUploadIdMarker>${rows(
        (key, at) => `<Upload><Key>${key}</Key><UploadId>u${at}</UploadId>
        <Initiated>${TIME}</Initiated></Upload>`,
      )}</ListMultipartUploadsResult>`);
  }
  return xml(`<ListBucketResult ${NS}>${page}<KeyCount>${naming.names.length}</KeyCount>
    <NextContinuationToken>token-2</NextContinuationToken>${rows(
      (key) => `<Contents><Key>${key}</Key>${facts}</Contents>`,
    )}</ListBucketResult>`);
}

function uploadAnswer({ method, body, path }: HostileRequest, isAborted: boolean): ValidAnswer {
  if (method === 'DELETE') return { status: 204, headers: own(), body: Buffer.alloc(0) };
  if (method === 'PUT') return stored(body);
  if (method === 'POST') {
    const etags = [...body.toString().matchAll(/<ETag>&quot;(\w+)&quot;<\/ETag>/g)];
    const all = Buffer.from(etags.map(([, md5 = '']) => md5).join(''), 'hex');
    return xml(`<CompleteMultipartUploadResult ${NS}>${subjectOf(path)}
      <ETag>&quot;${hash('md5', all)}-${etags.length}&quot;</ETag></CompleteMultipartUploadResult>`);
  }
  if (isAborted) return xml('<Error><Code>NoSuchUpload</Code><Message>gone</Message></Error>', 404);
  return xml(`<ListPartsResult ${NS}>${subjectOf(path)}<UploadId>upload-1</UploadId><IsTruncated>false</IsTruncated>
    <Part><PartNumber>1</PartNumber><Size>5</Size></Part>
    <Part><PartNumber>2</PartNumber><Size>7</Size></Part></ListPartsResult>`);
}

function putAnswer({ headers, body }: HostileRequest): ValidAnswer {
  if (!headers.has('x-amz-copy-source')) return stored(body);
  return xml(`<CopyObjectResult ${NS}><LastModified>${TIME}</LastModified>
    <ETag>&quot;${hash('md5', OBJECT)}&quot;</ETag></CopyObjectResult>`);
}

function stored(body: Buffer): ValidAnswer {
  const headers = [...own(), ['ETag', `"${hash('md5', body)}"`] as const];
  return { status: 200, headers, body: Buffer.alloc(0) };
}

function objectAnswer({ method, headers: asked }: HostileRequest): ValidAnswer {
  const range = /^bytes=(\d+)-(\d*)$/.exec(asked.get('range') ?? '');
  const facts = [
    ...own(),
    ['ETag', `"${hash('md5', OBJECT)}"`],
    ['Last-Modified', DATE],
    ['Accept-Ranges', 'bytes'],
    ['Content-Type', 'text/plain'],
  ] as const;
  if (range === null || method === 'HEAD') {
    const isChecked = asked.has('x-amz-checksum-mode');
    const checksum = Buffer.alloc(4);
    checksum.writeUInt32BE(crc32(OBJECT));
    const more = isChecked ? [['x-amz-checksum-crc32', checksum.toString('base64')] as const] : [];
    return { status: 200, headers: [...facts, ...more], body: OBJECT };
  }
  const first = Number(range[1]);
  const last = Math.min(OBJECT.length - 1, range[2] === '' ? Infinity : Number(range[2]));
  const place = ['Content-Range', `bytes ${first}-${last}/${OBJECT.length}`] as const;
  return { status: 206, headers: [...facts, place], body: OBJECT.subarray(first, last + 1) };
}
