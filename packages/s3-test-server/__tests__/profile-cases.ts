import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { expect } from 'vitest';
import { BUCKET } from './test-server.ts';
import type { RawAnswer, RawRequest } from '../contract/signed-request.ts';
import type { S3Server } from '../src/index.ts';

type Ask = RawRequest;
export type Send = (request: Ask) => Promise<RawAnswer>;

/** A request that the difference refuses, with a code, and one that it lets pass. */
interface RefusedCase {
  readonly refused: Ask;
  readonly with: string;
  readonly taken: Ask;
}

/** What a client sees under the difference, and without it. */
interface SeenCase {
  readonly see: (send: Send, server: S3Server) => Promise<unknown>;
  readonly differs: unknown;
  readonly plain: unknown;
}

const PUT: Ask = { method: 'PUT', key: 'new', body: 'body' };
const GET: Ask = { method: 'GET', key: 'key' };
const HEAD: Ask = { method: 'HEAD', key: 'key' };
const DELETES = '<Delete><Object><Key>absent</Key></Object></Delete>';
const MD5 = { 'content-md5': createHash('md5').update(DELETES).digest('base64') };
const crcOf = (body: string) => {
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(crc32(body));
  return { 'x-amz-checksum-crc32': sum.toString('base64') };
};
const CRC = crcOf('body');
const DELETE_CRC = crcOf(DELETES);
const DELETE: Ask = { method: 'POST', query: { delete: '' }, headers: MD5, body: DELETES };

const withHeaders = (request: Ask, headers: Record<string, string>): Ask => ({
  ...request,
  headers,
});
const asking = (name: string): Ask => ({ method: 'GET', key: 'key', query: { [name]: '' } });

const refusedHeader = (
  headers: Record<string, string>,
  code: string,
  taken: Record<string, string> = {},
): RefusedCase => ({
  refused: withHeaders(PUT, headers),
  with: code,
  taken: withHeaders(PUT, taken),
});

const CONDITION = { 'if-none-match': '*' };
const NO_CONDITIONS = refusedHeader(CONDITION, '501 NotImplemented');
const MD5_DEMANDED = (code: string): RefusedCase => ({
  refused: withHeaders(DELETE, DELETE_CRC),
  with: code,
  taken: DELETE,
});

/** Whether an object is kept when it is put once more under a condition. */
const overwrites: SeenCase['see'] = async (send, server) => {
  const { status } = await send({ ...PUT, key: 'key', body: 'new', headers: CONDITION });
  return `${status} ${String(server.bucket(BUCKET).object('key')?.body)}`;
};
const IGNORED_CONDITION: SeenCase = {
  see: overwrites,
  differs: '200 new',
  plain: '412 body',
};

const headersOf =
  (request: Ask, ...names: readonly string[]): SeenCase['see'] =>
  async (send) => {
    const { headers } = await send(request);
    return names.map((name) => headers[name] ?? 'none').join(' ');
  };

async function completeInParts(send: Send, headers: Record<string, string> = {}) {
  const created = await send({ method: 'POST', key: 'key', query: { uploads: '' } });
  const uploadId = /<UploadId>(.*?)</.exec(created.body)?.[1] ?? '';
  const part = await send({ method: 'PUT', key: 'key', query: { uploadId, partNumber: '1' } });
  const etag = String(part.headers['etag']);
  const body = `<CompleteMultipartUpload><Part><PartNumber>1</PartNumber><ETag>${etag}</ETag></Part></CompleteMultipartUpload>`;
  return send({ method: 'POST', key: 'key', query: { uploadId }, headers, body });
}

const EMPTY_PART = createHash('md5').update(createHash('md5').digest()).digest('hex');
const etagOf = (text: unknown) => /[0-9a-f]{32}-\d/.exec(String(text))?.[0] ?? 'none';

/** ETags of a completion, a HEAD and a listing, and whether `If-Match` knows the object by it. */
const OPAQUE: SeenCase = {
  see: async (send) => {
    const completed = etagOf((await completeInParts(send)).body);
    const head = etagOf((await send(HEAD)).headers['etag']);
    const listed = etagOf((await send({ method: 'GET', query: { 'list-type': '2' } })).body);
    const match = await send(withHeaders(GET, { 'if-match': `"${head}"` }));
    const body = `<Delete><Object><Key>key</Key><ETag>"${head}"</ETag></Object></Delete>`;
    const md5 = createHash('md5').update(body).digest('base64');
    const deleted = await send({ ...DELETE, body, headers: { 'content-md5': md5 } });
    return [completed, head, listed, match.status, deleted.body.includes('<Deleted>')];
  },
  differs: [
    ...Array<string>(3).fill(`${Array.from(EMPTY_PART).toReversed().join('')}-1`),
    200,
    true,
  ],
  plain: [...Array<string>(3).fill(`${EMPTY_PART}-1`), 200, true],
};

const LIST: Ask = { method: 'GET', query: { 'list-type': '2', 'encoding-type': 'url' } };
const listed =
  (pattern: RegExp): SeenCase['see'] =>
  async (send, server) => {
    server.bucket(BUCKET).seed('a b/+%&');
    return [...(await send(LIST)).body.matchAll(pattern)].map(([found]) => found);
  };
const KEYS = /(?<=<Key>)[^<]*/g;
const RAW_NAMES: SeenCase = {
  see: listed(KEYS),
  differs: ['a b/+%&amp;', 'key'],
  plain: ['a+b/%2B%25%26', 'key'],
};

const storedHeader =
  (name: string, value: string): SeenCase['see'] =>
  async (send, server) => {
    const { status } = await send(withHeaders(PUT, { [name]: value }));
    const object = server.bucket(BUCKET).object('new');
    return [status, object?.headers[name], object?.grants.length, Object.keys(object?.tags ?? {})];
  };

const ACL = { 'x-amz-acl': 'public-read' };
const TAGS = { 'x-amz-tagging': 'a=b' };
const CHUNKED: RefusedCase = {
  refused: {
    ...PUT,
    body: '4\r\nbody\r\n0\r\n\r\n',
    headers: { 'content-encoding': 'aws-chunked', 'x-amz-decoded-content-length': '4' },
    signing: { payload: 'STREAMING-UNSIGNED-PAYLOAD-TRAILER' },
  },
  with: '',
  taken: PUT,
};

/** Cases of each profile, by the first words of its differences. */
export const CASES: Readonly<Record<string, Readonly<Record<string, RefusedCase | SeenCase>>>> = {
  r2: {
    'Objects have no ACLs': refusedHeader(ACL, '501 NotImplemented', { 'x-amz-acl': 'private' }),
    'Objects have no tags': refusedHeader(TAGS, '501 NotImplemented'),
    '`x-amz-server-side': refusedHeader(
      { 'x-amz-server-side-encryption': 'AES256' },
      '501 NotImplemented',
    ),
    'ACLs and tags': { refused: asking('acl'), with: '501 NotImplemented', taken: GET },
    'The ETag of an object': OPAQUE,
  },
  b2: {
    'There are no conditional': NO_CONDITIONS,
    'Checksums other': refusedHeader(CRC, '400 InvalidArgument', {}),
    'Objects have no tags': refusedHeader(TAGS, '400 InvalidArgument'),
    '`x-amz-tagging-directive`': {
      see: async (send) => {
        const source = `/${BUCKET}/key`;
        const copy = { 'x-amz-copy-source': source, 'x-amz-tagging-directive': 'WRONG' };
        return (await send({ method: 'PUT', key: 'new', headers: copy })).status;
      },
      differs: 200,
      plain: 400,
    },
    'Tags of an object': { refused: asking('tagging'), with: '501 NotImplemented', taken: GET },
    'An object has the ACL': refusedHeader(ACL, '400 InvalidArgument', { 'x-amz-acl': 'private' }),
  },
  'google-xml': {
    '`If-None-Match`': IGNORED_CONDITION,
    'With uniform bucket-level access, `x-amz-acl`': refusedHeader(ACL, '400 InvalidArgument'),
    'With uniform bucket-level access, the ACL': {
      refused: asking('acl'),
      with: '400 InvalidArgument',
      taken: GET,
    },
  },
  'google-xml-2023': {
    'There is no DeleteObjects': { refused: DELETE, with: '501 NotImplemented', taken: PUT },
  },
  'google-xml-2021': {
    'There is no DeleteObjects': { refused: DELETE, with: '400 InvalidArgument', taken: PUT },
  },
  'alibaba-oss': {
    'The bucket must be': {
      refused: GET,
      with: '403 SecondLevelDomainForbidden',
      taken: { method: 'HEAD', host: `${BUCKET}.localhost`, bucket: '' },
    },
    'There are no conditional': NO_CONDITIONS,
    'DeleteObjects needs': MD5_DEMANDED('400 MissingArgument'),
    'Bodies in chunks': { ...CHUNKED, with: '400 InvalidArgument' },
    'The ETag of an object': OPAQUE,
  },
  'digitalocean-spaces': {
    'DeleteObjects with': MD5_DEMANDED('400 InvalidRequest'),
    'Uploads with': refusedHeader(CRC, '400 InvalidRequest'),
    'A listing writes': {
      see: listed(KEYS),
      differs: ['a%20b%2F%2B%25%26', 'key'],
      plain: ['a+b/%2B%25%26', 'key'],
    },
    'Operations that': {
      refused: withHeaders(asking('attributes'), { 'x-amz-object-attributes': 'ETag' }),
      with: '501 NotImplemented',
      taken: GET,
    },
  },
  wasabi: {
    'Tags of an object': { refused: asking('tagging'), with: '501 NotImplemented', taken: GET },
    '`x-amz-tagging` is': refusedHeader(TAGS, '501 NotImplemented'),
  },
  'oracle-oci': {
    '`If-None-Match`': IGNORED_CONDITION,
    'Before July 2026': { ...CHUNKED, with: '501 NotImplemented' },
  },
  'huawei-obs-pfs': {
    'It lists by version 1': {
      see: async (send, server) => {
        server.bucket(BUCKET).seed('later');
        const query = { ...LIST.query, 'max-keys': '1', 'start-after': 'a' };
        const { body } = await send({ ...LIST, query });
        return body.match(/<(\w*Token|KeyCount|StartAfter|Marker|IsTruncated)>/g);
      },
      differs: ['<Marker>', '<IsTruncated>'],
      plain: ['<StartAfter>', '<KeyCount>', '<IsTruncated>', '<NextContinuationToken>'],
    },
  },
  'qiniu-kodo': {
    'It does not know': RAW_NAMES,
    'A listing does not name': {
      see: listed(/<EncodingType>/g),
      differs: [],
      plain: ['<EncodingType>'],
    },
    'HEAD and GET do not': {
      see: async (send) => {
        await send(withHeaders({ ...PUT, key: 'key' }, TAGS));
        return headersOf(HEAD, 'x-amz-tagging-count')(send, undefined as never);
      },
      differs: 'none',
      plain: '1',
    },
  },
  'ceph-rgw': { '`If-None-Match: *`': IGNORED_CONDITION },
  garage: {
    'ACLs and tags': { refused: asking('tagging'), with: '501 NotImplemented', taken: GET },
    'Most `x-amz-`': {
      see: storedHeader('x-amz-tagging', 'a=b'),
      differs: [200, undefined, 0, []],
      plain: [200, undefined, 0, ['a']],
    },
    '`If-None-Match`': IGNORED_CONDITION,
    'An upload is answered': {
      see: headersOf(PUT, 'x-amz-version-id'),
      differs: 'f'.repeat(64),
      plain: 'none',
    },
  },
  minio: {
    'The ACL of every object': {
      see: async (send) => (await send(asking('acl'))).body.match(/<ID>[^<]+|<Permission>\w+/g),
      differs: ['<Permission>FULL_CONTROL'],
      plain: [
        expect.stringMatching('<ID>.') as string,
        expect.stringMatching('<ID>.') as string,
        '<Permission>FULL_CONTROL',
      ],
    },
    '`x-amz-acl`': {
      see: storedHeader('x-amz-acl', 'public-read'),
      differs: [200, undefined, 0, []],
      plain: [200, undefined, 2, []],
    },
  },
  'minio-2024': { 'DeleteObjects needs': MD5_DEMANDED('400 MissingContentMD5') },
  seaweedfs: {
    'An ACL other': refusedHeader(ACL, '501 NotImplemented', { 'x-amz-acl': 'private' }),
    'Release 3.97': {
      refused: withHeaders(GET, { 'if-match': '*' }),
      with: '412 PreconditionFailed',
      taken: withHeaders(HEAD, { 'if-match': '*' }),
    },
    'The ETag of an object': OPAQUE,
  },
  'dell-ecs': { 'DeleteObjects needs': MD5_DEMANDED('400 InvalidRequest') },
  cubefs: { 'A listing names': RAW_NAMES },
  ministack: {
    'Conditions are honored': {
      see: async (send, server) => [
        await overwrites(send, server),
        (await completeInParts(send, CONDITION)).status,
      ],
      differs: ['412 body', 200],
      plain: ['412 body', 412],
    },
  },
  'proxy-denies': {
    'Every request': {
      see: async (send) => {
        const { status, headers } = await send(GET);
        return `${status} ${String(headers['content-type'] ?? '')}`;
      },
      differs: '403 text/html',
      plain: '200 ',
    },
  },
  'firewall-page': {
    'Every request': {
      see: async (send, server) => [
        (await send(PUT)).status,
        (await send(HEAD)).headers['etag'],
        server.bucket(BUCKET).keys(),
      ],
      differs: [200, '"5f2b-61d0c4a7"', ['key']],
      plain: [200, expect.stringMatching(/^"[0-9a-f]{32}"$/) as string, ['key', 'new']],
    },
  },
  'waf-methods': {
    'PUT and DELETE': {
      see: async (send) => [
        (await send(PUT)).status,
        (await send({ method: 'DELETE', key: 'new' })).status,
        (await send(GET)).status,
      ],
      differs: [403, 403, 200],
      plain: [200, 204, 200],
    },
  },
  'cdn-without-length': {
    'HEAD is answered': { see: headersOf(HEAD, 'content-length'), differs: 'none', plain: '4' },
  },
  'gzip-without-etag': {
    'HEAD and GET': {
      see: headersOf(HEAD, 'etag', 'content-length'),
      differs: 'none none',
      plain: expect.stringMatching(/^"[0-9a-f]+" 4$/) as string,
    },
  },
  'gzip-weak-etag': {
    'HEAD and GET are answered with a weak': {
      see: headersOf(GET, 'etag'),
      differs: expect.stringMatching(/^W\/"[0-9a-f]+"$/) as string,
      plain: expect.stringMatching(/^"[0-9a-f]+"$/) as string,
    },
    'HEAD and GET are answered without': {
      see: headersOf(HEAD, 'content-length'),
      differs: 'none',
      plain: '4',
    },
  },
  'proxy-without-dates': {
    'Answers have no': {
      see: async (send) => (await send(HEAD)).headers['last-modified'] === undefined,
      differs: true,
      plain: false,
    },
  },
  'no-etags': {
    'Answers have no ETag': {
      see: headersOf(PUT, 'etag'),
      differs: 'none',
      plain: expect.stringMatching(/^"[0-9a-f]+"$/) as string,
    },
  },
};
