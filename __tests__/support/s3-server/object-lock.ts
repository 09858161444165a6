import { S3Error } from './errors.ts';
import { emptyAnswer, headerOf, xmlAnswer, type Handler } from './handler.ts';
import { readableVersion } from './objects.ts';
import { childText, parseXml } from './xml.ts';

export const getObjectRetention: Handler = ({ request, state }) => {
  const { mode, retainUntil } = readableVersion(request, state).lock;
  if (mode === undefined) throw new S3Error('NoSuchObjectLockConfiguration');
  return xmlAnswer('Retention', { Mode: mode, RetainUntilDate: retainUntil?.toISOString() });
};

export const putObjectRetention: Handler = ({ request, state }) => {
  const { lock } = readableVersion(request, state);
  const root = parseXml(request.body.toString());
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
  const { legalHold } = readableVersion(request, state).lock;
  return xmlAnswer('LegalHold', { Status: legalHold === true ? 'ON' : 'OFF' });
};

export const putObjectLegalHold: Handler = ({ request, state }) => {
  const status = childText(parseXml(request.body.toString()), 'Status');
  if (status !== 'ON' && status !== 'OFF') throw new S3Error('MalformedXML');
  readableVersion(request, state).lock.legalHold = status === 'ON';
  return emptyAnswer(200);
};
