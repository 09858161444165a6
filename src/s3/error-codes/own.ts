import type { OwnCode } from '../../core/own-codes.ts';

/** Causes whose errors this project finds by itself. */
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
  | 'link'
  | 'listing'
  | 'no-credentials'
  | 'no-server-time'
  | 'not-a-file'
  | 'not-from-store'
  | 'outcome-unknown'
  | 'proxy'
  | 'still-there'
  | 'too-large'
  | 'unproven-answer'
  | 'unsafe-path';

/**
 * The advice for each code that this project gives; `none` where the message holds the remedy
 * already, or where another failure of the run is what to look at.
 */
export const OWN_ADVICE: Readonly<Record<OwnCode, OwnCause | 'none'>> = {
  AbortsStopped: 'none',
  AfterFailed: 'none',
  ContentChanged: 'content-changed',
  CredentialsProviderError: 'no-credentials',
  DanglingLink: 'link',
  DeleteBatchError: 'none',
  DeletesStopped: 'none',
  DeployInProgress: 'deploy-in-progress',
  DeployOvertaken: 'deploy-overtaken',
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
  LinkLoop: 'link',
  LinkOutOfRoot: 'link',
  ListingLoop: 'listing',
  ListingOrder: 'listing',
  NoServerTime: 'no-server-time',
  NoSuchKey: 'none',
  NotARegularFile: 'not-a-file',
  NotAttempted: 'none',
  NotFromStore: 'not-from-store',
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
  UnreadableDirectory: 'disk-read',
  UnreadableFile: 'disk-read',
  UnsafeFile: 'unsafe-path',
  UnsafePath: 'unsafe-path',
  UploadStillThere: 'still-there',
  WriteFailed: 'disk-write',
};

/** The codes of a cause that this project gives. */
export function ownCodes(cause: OwnCause): readonly string[] {
  const all = Object.entries(OWN_ADVICE);
  return all.filter(([, advice]) => advice === cause).map(([code]) => code);
}
