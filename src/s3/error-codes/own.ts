import type { OwnCode } from '../../core/errors.ts';
import { quote } from '../../core/text.ts';
import { at, type ErrorFacts, type ErrorRow } from './row.ts';

/** Ids of the rows for errors that this project raises itself. */
type OwnCause =
  | 'cancelled'
  | 'ca-bundle'
  | 'connection-lost'
  | 'content-changed'
  | 'deploy-in-progress'
  | 'deploy-overtaken'
  | 'disk-read'
  | 'disk-write'
  | 'endpoint-scheme'
  | 'exists'
  | 'file-name'
  | 'git-directory'
  | 'invalid-bucket-name'
  | 'lease-expired'
  | 'link'
  | 'listing'
  | 'listing-version-1'
  | 'no-credentials'
  | 'no-server-time'
  | 'not-a-file'
  | 'not-from-store'
  | 'outcome-unknown'
  | 'proxy'
  | 'still-there'
  | 'too-large'
  | 'unproven-answer'
  | 'unsafe-key'
  | 'unsafe-path';

/**
 * The row with the advice for each of this project's own codes; `none` where the message already
 * says what to do, or where another failure of the run is the one to fix.
 */
export const OWN_ADVICE: Readonly<Record<OwnCode, OwnCause | 'none'>> = {
  AbortsStopped: 'none',
  AfterFailed: 'none',
  AmbiguousKeys: 'listing',
  BucketInEndpoint: 'none',
  ConditionNotHonored: 'none',
  ContentChanged: 'content-changed',
  CredentialsProviderError: 'no-credentials',
  DanglingLink: 'link',
  DeleteBatchError: 'none',
  DeletesStopped: 'none',
  DeployInProgress: 'deploy-in-progress',
  DeployOvertaken: 'deploy-overtaken',
  DirectoryReplaced: 'content-changed',
  EntityTooLarge: 'too-large',
  FileChanged: 'content-changed',
  FileDisappeared: 'content-changed',
  ForeignKey: 'listing',
  GitDirectory: 'git-directory',
  IncompleteBody: 'connection-lost',
  InsecureEndpoint: 'endpoint-scheme',
  InvalidBucket: 'invalid-bucket-name',
  InvalidCaBundle: 'ca-bundle',
  InvalidFileName: 'file-name',
  InvalidHeader: 'none',
  InvalidItem: 'none',
  InvalidKey: 'none',
  LeaseExpired: 'lease-expired',
  LinkLoop: 'link',
  LinkOutOfRoot: 'link',
  ListingLoop: 'listing',
  ListingOrder: 'listing',
  ListingVersionOne: 'listing-version-1',
  NoListedETag: 'none',
  NoServerTime: 'no-server-time',
  NoSuchKey: 'none',
  NotARegularFile: 'not-a-file',
  NotAttempted: 'none',
  NotFromStore: 'not-from-store',
  NotReplaced: 'none',
  NotRestored: 'none',
  PreconditionFailed: 'exists',
  ProxyError: 'proxy',
  RequestCanceled: 'cancelled',
  SourceUnreadable: 'disk-read',
  StillListed: 'still-there',
  Unaccounted: 'unproven-answer',
  UnknownGrant: 'none',
  UnknownOutcome: 'outcome-unknown',
  UnorderedListing: 'listing',
  UnprovenAnswer: 'unproven-answer',
  UnreadableContent: 'none',
  UnreadableDirectory: 'disk-read',
  UnreadableFile: 'disk-read',
  UnsafeFile: 'unsafe-path',
  UnsafeKey: 'unsafe-key',
  UnsafePath: 'unsafe-path',
  UploadStillThere: 'still-there',
  WriteFailed: 'disk-write',
};

/** This project's own codes that a row covers. */
export function ownCodes(cause: OwnCause): readonly string[] {
  const all = Object.entries(OWN_ADVICE);
  return all.filter(([, advice]) => advice === cause).map(([code]) => code);
}

/** Two runs on one prefix, and answers of a store that can't be right. */
export const DEPLOY_ROWS: readonly ErrorRow[] = [
  {
    id: 'deploy-in-progress',
    signs: [{ codes: ownCodes('deploy-in-progress') }],
    happened: ({ bucket }) =>
      `another run is deploying to the same prefix of the bucket ${quote(bucket)}`,
    todo: () =>
      'run again when that run has ended; if it was killed, re-run its failed jobs, or wait five ' +
      'minutes from its last activity, as the message says',
  },
  {
    id: 'deploy-overtaken',
    signs: [{ codes: ownCodes('deploy-overtaken') }],
    happened: ({ bucket }) =>
      `another run deployed to the same prefix of the bucket ${quote(bucket)} in the meantime`,
    todo: () =>
      'run again, and set "concurrency" in the workflow so that deploys wait for each other',
  },
  {
    id: 'lease-expired',
    signs: [{ codes: ownCodes('lease-expired') }],
    happened: ({ bucket }) =>
      `this run could not renew its lease on the prefix of the bucket ${quote(bucket)} for four ` +
      'minutes, so another run may soon take over, and nothing more was written',
    todo: () =>
      'run again; give the credentials s3:GetObject and s3:PutObject on the state object and on ' +
      'the key with ".lease" after it, and check the network and the load of the runner',
  },
  {
    id: 'listing',
    signs: [{ codes: ownCodes('listing') }],
    happened: (place) => `${at(place)}, or a proxy in front of it, returned a broken listing`,
    todo: () =>
      'check that no proxy or cache sits in front of the store, update the store, and report this ' +
      'to its maker',
  },
  {
    id: 'unsafe-key',
    signs: [{ codes: ownCodes('unsafe-key') }],
    happened: () =>
      'a key has a "." or ".." segment, or an empty one, and a request about it may reach another ' +
      'object, or the bucket itself',
    todo: () =>
      'delete such an object, or abort such an upload, in the console or by a lifecycle rule of ' +
      'the store, and store its content under another key',
  },
  {
    id: 'no-server-time',
    signs: [{ codes: ownCodes('no-server-time') }],
    happened: (place) =>
      `the answers of ${at(place)} have no Date header, so the age of objects is unknown`,
    todo: () => 'make the store, or the proxy in front of it, send a Date header with every answer',
  },
  {
    id: 'still-there',
    signs: [{ codes: ownCodes('still-there') }],
    happened: (place) => `${at(place)} still lists what it reported as deleted or aborted`,
    todo: () =>
      'stop whatever writes to the same prefix, and run again; if it happens again, report it to ' +
      'the operator of the store',
  },
  {
    id: 'outcome-unknown',
    signs: [{ codes: ownCodes('outcome-unknown') }],
    happened: () => 'an answer was lost, so it is unknown whose object is stored now',
    todo: () => 'give the credentials s3:GetObject, or run again',
  },
];

const DESCRIPTOR_CODES = ['EMFILE', 'ENFILE'];
const hasNoDescriptors = ({ causes }: ErrorFacts) =>
  causes.some((code) => DESCRIPTOR_CODES.includes(code));

/** Problems on the runner. */
export const LOCAL_ROWS: readonly ErrorRow[] = [
  {
    id: 'descriptors',
    signs: [
      { codes: DESCRIPTOR_CODES },
      { codes: ['*'], when: hasNoDescriptors, condition: 'its cause is `EMFILE` or `ENFILE`' },
    ],
    happened: () => 'the runner ran out of file descriptors',
    todo: () =>
      'set the input "concurrency" to a lower number, or raise the limit (ulimit -n) on a ' +
      'self-hosted runner',
  },
  {
    id: 'disk-read',
    signs: [
      { codes: ['SourceUnreadable'], scope: 'batch' },
      { codes: [...ownCodes('disk-read').filter((code) => code !== 'SourceUnreadable'), 'EIO'] },
    ],
    happened: () => "a file or directory of the source can't be read",
    todo: () =>
      'give the user of the runner permission to read it, check that the build ran before this ' +
      'step, check the disk, or leave the path out with "exclude"',
  },
  {
    id: 'disk-write',
    signs: [{ codes: ownCodes('disk-write') }],
    happened: () => "a file can't be written",
    todo: () => 'check the permissions of the directory and the free space on its disk',
  },
  {
    id: 'content-changed',
    signs: [{ codes: ownCodes('content-changed') }],
    happened: () => 'a file of the source changed while it was read',
    todo: () => 'make sure that nothing writes to the source during the run',
  },
  {
    id: 'link',
    signs: [{ codes: ownCodes('link') }],
    happened: () => "a symbolic link in the source can't be followed",
    todo: () => 'replace the link with a copy of its target, or leave it out with "exclude"',
  },
  {
    id: 'git-directory',
    signs: [{ codes: ownCodes('git-directory') }],
    happened: () => 'the source contains a ".git", which may hold credentials',
    todo: () =>
      'set "source" to the directory of the built files, or leave ".git" out with "exclude"',
  },
  {
    id: 'file-name',
    signs: [{ codes: ownCodes('file-name') }],
    happened: () => 'the name of a file is not valid UTF-8, which a key must be',
    todo: () => 'rename the file, or leave it out with "exclude"',
  },
  {
    id: 'not-a-file',
    signs: [{ codes: ownCodes('not-a-file') }],
    happened: () =>
      'the source contains a pipe, a socket or a device, which has no content to upload',
    todo: () => 'remove it, or leave it out with "exclude"',
  },
  {
    id: 'unsafe-path',
    signs: [{ codes: ownCodes('unsafe-path') }],
    happened: () => 'a path leads out of its directory, or changed while it was opened',
    todo: () =>
      'remove the link or rename the file that the message names, and make sure that nothing ' +
      'changes the files during the run',
  },
  {
    id: 'ca-bundle',
    signs: [{ codes: ownCodes('ca-bundle') }],
    scope: 'batch',
    happened: () => "the file of certificates that AWS_CA_BUNDLE names can't be used",
    todo: () => 'correct AWS_CA_BUNDLE, or unset it',
  },
  {
    id: 'cancelled',
    signs: [{ codes: [...ownCodes('cancelled'), 'AbortError'] }],
    happened: () => 'the run was stopped before everything was done',
    todo: () => 'run it again, which is safe: finished work is kept',
  },
];
