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
import { bucketOf, type ServerState, type StoredVersion } from '../state.ts';
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

export const putObjectRetention: Handler = ({ request, state }) => {
  const { lock } = lockableVersion(request, state);
  const root = parseXmlBody(request.body);
  const mode = childText(root, 'Mode');
  const until = new Date(childText(root, 'RetainUntilDate') ?? '');
  const isBypass = headerOf(request, 'x-amz-bypass-governance-retention') === 'true';
  const isShorter = lock.retainUntil !== undefined && !(until >= lock.retainUntil);
  if (isShorter && !(lock.mode === 'GOVERNANCE' && isBypass)) throw new S3Error('AccessDenied');
  if (mode === 'GOVERNANCE' || mode === 'COMPLIANCE') {
    lock.mode = mode;
    lock.retainUntil = until;
  } else {
    delete lock.mode;
    delete lock.retainUntil;
  }
  return emptyAnswer(200);
};

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
