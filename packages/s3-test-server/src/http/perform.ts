import { errorAnswer } from './answer.ts';
import { assertLength, decodeBody } from './body.ts';
import { verifyChecksums } from '../checksums/checksums.ts';
import { deleteObjects } from '../objects/deletes.ts';
import { S3Error } from './errors.ts';
import type { Handling } from './handler.ts';
import { OPERATIONS } from '../operations.ts';
import { verifySignature, type Identity } from './signature.ts';
import { profiledRequest } from './request.ts';
import { underProfile } from '../profiles/apply.ts';
import type { ServerState } from '../state.ts';
import type { Answer, Fault, LogEntry, SeenRequest } from '../types.ts';

/** A request of these that has no operation here has one in S3. */
const METHODS = ['DELETE', 'GET', 'HEAD', 'PUT'];

interface Parts {
  readonly state: ServerState;
  readonly identity: Identity;
}

/** Verifies a request and does what it asks. A refusal is an answer too. */
export function perform(
  parts: Parts,
  seen: SeenRequest,
  raw: Buffer,
  entry: LogEntry,
  fault: Fault | undefined,
): Answer {
  const region = parts.state.buckets.get(seen.bucket ?? '')?.region;
  const answer = answerOrRefusal(() => performVerified(parts, seen, raw, entry, fault), seen.url);
  const isList = /^ListObjects(V2)?$/.test(seen.operation) && answer.status === 200;
  const tellsRegion = region !== undefined && (isList || seen.operation === 'HeadBucket');
  if (tellsRegion) answer.headers['x-amz-bucket-region'] = region;
  return answer;
}

function answerOrRefusal(run: () => Answer, url: string): Answer {
  try {
    return run();
  } catch (thrown) {
    if (thrown instanceof S3Error) return errorAnswer(thrown, url);
    return errorAnswer(new S3Error('InternalError', { Message: String(thrown) }), url);
  }
}

function performVerified(
  { state, identity }: Parts,
  seen: SeenRequest,
  raw: Buffer,
  entry: LogEntry,
  fault: Fault | undefined,
): Answer {
  const home = state.buckets.get(seen.bucket ?? '')?.region ?? state.region;
  const head = verifySignature(seen, identity, state.now(), home);
  assertRegion(home, head.region, seen);
  assertLength(seen.headers);
  const { bytes, trailers } = decodeBody(raw, head, seen.headers);
  const headers = { ...seen.headers, ...trailers };
  const profile = state.buckets.get(seen.bucket ?? '')?.profile ?? state.profile;
  return underProfile(profile, profiledRequest(seen, headers, bytes), ({ headers, body }) =>
    answerOrRefusal(() => performAsked(state, { ...seen, headers, body }, entry, fault), seen.url),
  );
}

function performAsked(
  state: ServerState,
  seen: SeenRequest & { readonly body: Buffer },
  entry: LogEntry,
  fault: Fault | undefined,
): Answer {
  // What a completion says of checksums is about the object, not about its own body.
  const isCompletion = seen.operation === 'CompleteMultipartUpload';
  const checksums = isCompletion ? {} : verifyChecksums(seen.headers, seen.body);
  const handling: Handling = { request: { ...seen, checksums }, state, entry };
  if (seen.operation === 'DeleteObjects') {
    return deleteObjects(handling, fault?.kind === 'deny-keys' ? fault : undefined);
  }
  const operation = OPERATIONS[seen.operation];
  if (operation === undefined) {
    throw new S3Error(METHODS.includes(seen.method) ? 'NotImplemented' : 'MethodNotAllowed');
  }
  return operation(handling);
}

/** This server stands for the endpoints of all regions; a signature tells which one is meant. */
function assertRegion(home: string, signed: string, { bucket = '' }: SeenRequest): void {
  if (home === signed) return;
  throw new S3Error('PermanentRedirect', { Bucket: bucket }, { 'x-amz-bucket-region': home });
}
