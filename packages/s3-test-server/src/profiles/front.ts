import { once } from 'node:events';
import { createServer, request as sendRequest, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { errorAnswer, send } from '../http/answer.ts';
import { decodeBody, readBody } from '../http/body.ts';
import { S3Error } from '../http/errors.ts';
import { profiledRequest, seeRequest } from '../http/request.ts';
import { signedHeaders, verifySignature, type Identity } from '../http/signature.ts';
import { answerUnderProfile, requestUnder, without } from './apply.ts';
import type { Profile, ProfiledRequest } from './profile.ts';
import type { Answer } from '../types.ts';

export interface FrontOptions {
  /** The server that performs what the profile lets through. */
  readonly endpoint: string;
  readonly profile: Profile;
  /** Those of the clients, which the server knows too. */
  readonly identity: Identity;
}

export interface Front {
  readonly endpoint: string;
  close(): Promise<void>;
}

/**
 * Starts a server that stands before any S3 server and makes it differ as the profile says. It
 * verifies signatures as a server does, and signs every request anew that it passes on.
 */
export async function startFront(options: FrontOptions): Promise<Front> {
  const http = createServer({ maxHeaderSize: 64 * 1024 });
  let n = 0;
  http.on('request', (message, response) => {
    n += 1;
    const isHead = message.method === 'HEAD';
    answerFor(message, n, options).then(
      (answer) => {
        send(response, answer, new Date(), isHead);
      },
      () => message.socket.destroy(),
    );
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address() as AddressInfo;
  return {
    endpoint: `http://127.0.0.1:${port}`,
    async close() {
      http.close();
      http.closeAllConnections();
      await once(http, 'close');
    },
  };
}

async function answerFor(
  message: IncomingMessage,
  n: number,
  options: FrontOptions,
): Promise<Answer> {
  const raw = await readBody(message);
  try {
    const seen = seeRequest(message, n);
    const { identity, profile } = options;
    const head = verifySignature(seen, identity, new Date(), identity.region);
    const { bytes, trailers } = decodeBody(raw, head, seen.headers);
    const asked = profiledRequest(seen, { ...seen.headers, ...trailers }, bytes);
    const changed = requestUnder(profile, asked);
    if ('refuse' in changed) return changed.refuse;
    const answer = await passOn(changed.request, options);
    return answerUnderProfile(profile, changed.request, answer);
  } catch (thrown) {
    if (thrown instanceof S3Error) return errorAnswer(thrown, message.url ?? '');
    throw thrown;
  }
}

/** What is about the way to this server, or about a framing that is gone. */
const OF_THIS_WAY =
  /^(host|connection|keep-alive|expect|content-length|transfer-encoding|authorization|x-amz-(date|content-sha256|security-token|decoded-content-length|trailer|sdk-checksum-algorithm))$/;

async function passOn(request: ProfiledRequest, options: FrontOptions): Promise<Answer> {
  const { endpoint, identity } = options;
  const { hostname, port, host } = new URL(endpoint);
  const { method, url, body, query } = request;
  const kept = without(request.headers, OF_THIS_WAY);
  const encoding = String(kept['content-encoding'] ?? '').replace(/^aws-chunked,? */, '');
  const headers = {
    ...without(kept, /^content-encoding$/),
    ...(encoding !== '' && { 'content-encoding': encoding }),
    host,
  };
  const signed = signedHeaders({ method, url, query, headers }, body, identity, new Date());
  const length = body.length > 0 || method === 'PUT' || method === 'POST';
  const passed = sendRequest({
    hostname,
    port,
    method,
    path: url,
    headers: { ...signed, ...(length && { 'content-length': String(body.length) }) },
  });
  passed.end(body);
  const [from] = (await once(passed, 'response')) as [IncomingMessage];
  const answerHeaders = Object.entries(from.headers).flatMap(([name, value]) =>
    OF_ANSWERS_WAY.test(name) || value === undefined ? [] : [[name, String(value)]],
  );
  return {
    status: from.statusCode ?? 502,
    headers: {
      ...(Object.fromEntries(answerHeaders) as Record<string, string>),
      ...(method === 'HEAD' && from.headers['content-length'] !== undefined
        ? { 'content-length': from.headers['content-length'] }
        : {}),
    },
    body: await readBody(from),
  };
}

const OF_ANSWERS_WAY = /^(connection|keep-alive|transfer-encoding|content-length)$/;
