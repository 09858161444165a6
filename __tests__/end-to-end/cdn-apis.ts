import { appendFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

const [, , distribution, zone, token, recordsFile] = process.argv;
if (
  distribution === undefined ||
  zone === undefined ||
  token === undefined ||
  recordsFile === undefined
) {
  throw new Error('usage: cdn-apis.ts DISTRIBUTION ZONE TOKEN RECORDS');
}

/** Maximum numbers of paths and of wildcards that CloudFront invalidates at a time. */
const MAX_PATHS = 3_000;
const MAX_WILDCARDS = 15;
const MAX_PATH_LENGTH = 4_000;

/** Maximum number of URLs in one request to Cloudflare's API. */
const MAX_PURGED = 100;

/** What RFC 1738 does not call unsafe, and whole encodings; a `?` would begin a query. */
const PATH = /^\/(?:[!$&'()*+,\-./0-9:;=@A-Z_a-z]|%[0-9A-F]{2})*$/;

interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  /** The paths, URLs or hosts of a request that was accepted. */
  readonly accepted?: readonly string[];
}

const references = new Set<string>();

/**
 * A stand-in of CloudFront's API for one distribution and of Cloudflare's for one zone, which accepts
 * what both document and nothing else. It adds a line of JSON for each accepted request to the file
 * RECORDS, prints its port, and ends with its standard input.
 */
const server = createServer((request, response) => {
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => (text += part));
  request.on('end', () => {
    const answer = answerTo(request, text);
    if (answer.accepted !== undefined) {
      appendFileSync(recordsFile, `${JSON.stringify(answer.accepted)}\n`);
    }
    send(response, answer);
  });
});

function answerTo({ method, url, headers }: IncomingMessage, text: string): Answer {
  const { authorization = '' } = headers;
  if (method !== 'POST') return refusal(405, `no ${method ?? ''} here`);
  if (url === `/2020-05-31/distribution/${distribution}/invalidation`) {
    if (!/^AWS4-HMAC-SHA256 .*\/us-east-1\/cloudfront\/aws4_request/.test(authorization)) {
      return refusal(403, 'not signed for CloudFront');
    }
    return invalidate(text);
  }
  if (url !== `/client/v4/zones/${zone}/purge_cache`) return refusal(404, `no ${url ?? ''} here`);
  if (authorization !== `Bearer ${token}`) return refusal(403, 'a wrong token');
  if (headers['content-type'] !== 'application/json') return refusal(400, 'no JSON');
  return purge(JSON.parse(text) as Readonly<Record<string, unknown>>);
}

function invalidate(xml: string): Answer {
  const valuesOf = (name: string) =>
    [...xml.matchAll(new RegExp(`<${name}>([^<]*)</${name}>`, 'g'))].map(([, value = '']) =>
      value.replaceAll('&amp;', '&'),
    );
  const paths = valuesOf('Path');
  const [quantity] = valuesOf('Quantity');
  const [reference = ''] = valuesOf('CallerReference');
  const wildcards = paths.filter((path) => path.endsWith('*'));
  if (quantity !== String(paths.length) || paths.length === 0)
    return refusal(400, 'a wrong Quantity');
  if (paths.length > MAX_PATHS || wildcards.length > MAX_WILDCARDS) return refusal(413, 'too many');
  if (new Set(paths).size < paths.length) return refusal(400, 'a path twice');
  const wrong = paths.find((path) => path.length > MAX_PATH_LENGTH || !PATH.test(path));
  if (wrong !== undefined) return refusal(400, `a wrong path ${wrong}`);
  if (reference === '' || references.has(reference)) return refusal(400, 'a reference twice');
  references.add(reference);
  const body = `<Invalidation><Id>I1</Id><Status>InProgress</Status></Invalidation>`;
  return { status: 201, type: 'text/xml', body, accepted: paths };
}

function purge(body: Readonly<Record<string, unknown>>): Answer {
  const [[kind, items] = [], ...others] = Object.entries(body);
  if ((kind !== 'files' && kind !== 'hosts') || others.length > 0 || !isTexts(items)) {
    return refusal(400, 'none of files and hosts');
  }
  if (items.length === 0 || items.length > MAX_PURGED) return refusal(400, 'a wrong number');
  const isWrong = (item: string) =>
    kind === 'files' ? URL.parse(item)?.href !== item : new URL(`https://${item}`).host !== item;
  const wrong = items.find(isWrong);
  if (wrong !== undefined) return refusal(400, `a wrong item ${wrong}`);
  const answer = JSON.stringify({ success: true, errors: [], messages: [], result: { id: zone } });
  return { status: 200, type: 'application/json', body: answer, accepted: items };
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string');
}

function refusal(status: number, message: string): Answer {
  const body = JSON.stringify({ success: false, errors: [{ message }] });
  return { status, type: 'application/json', body };
}

function send(response: ServerResponse, { status, type, body }: Answer): void {
  response.writeHead(status, { 'content-type': type }).end(body);
}

server.listen(0, '127.0.0.1', () => {
  const address = server.address();
  process.stdout.write(`${typeof address === 'object' ? (address?.port ?? '') : ''}\n`);
});
process.stdin.resume().on('end', () => {
  server.close();
  server.closeAllConnections();
});
