import { S3Error } from '../http/errors.ts';
import {
  bucketNameOf,
  emptyAnswer,
  headerOf,
  xmlAnswer,
  type Handler,
  type S3Request,
} from '../http/handler.ts';
import { readableVersion } from './objects.ts';
import { bucketOf, type ObjectLock, type ServerState, type StoredVersion } from '../state.ts';
import { retainUntilOf } from './stored-headers.ts';
import { childText, parseXmlBody } from '../http/xml.ts';

/** The version that a request is about, in a bucket that can lock it. */
function lockableVersion(request: S3Request, state: ServerState): StoredVersion {
  if (!bucketOf(state, bucketNameOf(request)).hasObjectLock) {
    throw new S3Error('InvalidRequest', { Message: 'Bucket is missing Object Lock Configuration' });
  }
  return readableVersion(request, state);
}

export const getObjectRetention: Handler = ({ request, state }) => {
  const { mode, retainUntil } = lockableVersion(request, state).lock;
  if (mode === undefined) throw new S3Error('NoSuchObjectLockConfiguration');
  return xmlAnswer('Retention', { Mode: mode, RetainUntilDate: retainUntil?.toISOString() });
};

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_PutObjectRetention.html */
export const putObjectRetention: Handler = ({ request, state }) => {
  const { lock } = lockableVersion(request, state);
  const retention = retentionOf(request, state.now());
  const isBypass = headerOf(request, 'x-amz-bypass-governance-retention')?.toLowerCase() === 'true';
  const isLoosened = isLooser(retention, lock, state.now());
  if (isLoosened && !(lock.mode === 'GOVERNANCE' && isBypass)) {
    const Message = 'Access Denied because object protected by object lock.';
    throw new S3Error('AccessDenied', { Message });
  }
  delete lock.mode;
  delete lock.retainUntil;
  Object.assign(lock, retention);
  return emptyAnswer(200);
};

/** Without mode and date it is taken away. */
function retentionOf({ body }: S3Request, now: Date): ObjectLock {
  const root = parseXmlBody(body);
  const mode = childText(root, 'Mode');
  const until = childText(root, 'RetainUntilDate');
  if (root.name !== 'Retention') throw new S3Error('MalformedXML');
  if (mode === undefined && until === undefined) return {};
  if ((mode !== 'GOVERNANCE' && mode !== 'COMPLIANCE') || until === undefined) {
    throw new S3Error('MalformedXML');
  }
  return { mode, retainUntil: retainUntilOf(until, now) };
}

/** Whether a retention that is in force would be shortened, or be one of another mode. */
function isLooser(next: ObjectLock, { mode, retainUntil }: ObjectLock, now: Date): boolean {
  if (retainUntil === undefined || retainUntil <= now) return false;
  return next.mode !== mode || next.retainUntil === undefined || next.retainUntil < retainUntil;
}

export const getObjectLegalHold: Handler = ({ request, state }) => {
  const { legalHold } = lockableVersion(request, state).lock;
  return xmlAnswer('LegalHold', { Status: legalHold === true ? 'ON' : 'OFF' });
};

export const putObjectLegalHold: Handler = ({ request, state }) => {
  const status = childText(parseXmlBody(request.body), 'Status');
  if (status !== 'ON' && status !== 'OFF') throw new S3Error('MalformedXML');
  lockableVersion(request, state).lock.legalHold = status === 'ON';
  return emptyAnswer(200);
};
