import { at, isServerError, says, type ErrorFacts, type ErrorRow } from './row.ts';

/** What is wrong at the store, or with the account there. */
export const ACCOUNT_ROWS: readonly ErrorRow[] = [
  {
    id: 'no-space',
    signs: [
      {
        // Of Ceph, of MinIO, and of FSx behind S3.
        codes: ['QuotaExceeded', 'XMinioAdminBucketQuotaExceeded', 'NoSpaceLeft'],
      },
      { codes: ['XMinioStorageFull', 'InsufficientCapacity'], statuses: [507], retry: 'again' },
    ],
    happened: (place) => `${at(place)} has no space left, or the bucket's quota is used up`,
    todo: () => 'delete what is not needed, or have the quota raised',
  },
  {
    id: 'cap-exceeded',
    signs: [
      // Of Backblaze B2, whose caps its users set themselves.
      { codes: ['*CapExceeded', '*cap_exceeded'] },
      {
        codes: ['AccessDenied', 'Forbidden'],
        when: says(/\bcap exceeded\b/i),
        condition: 'the message says that a cap is exceeded',
      },
    ],
    happened: (place) => `a cap of the account at ${at(place)} is reached`,
    todo: () => 'raise the cap in the settings of the account, or wait until the next day',
  },
  {
    id: 'account',
    signs: [
      { codes: ['AllAccessDisabled'] },
      {
        scope: 'batch',
        codes: [
          'AccountProblem',
          // Of Alibaba Cloud OSS.
          'UserDisable',
          'InDebt',
          // Of Cloudflare R2.
          'NotEntitled',
        ],
      },
    ],
    happened: (place) => `the account at ${at(place)} is disabled, unpaid or without this service`,
    todo: (place) => `look into the account at ${at(place)}: its bills, its plan and its messages`,
  },
];

const isUnreadable = ({ status = 0 }: ErrorFacts) => status >= 200 && status < 300;

/** Those that a status alone may tell, where no other row knows the code. */
export const LAST_ROWS: readonly ErrorRow[] = [
  {
    id: 'internal',
    retry: 'again',
    signs: [{ codes: ['InternalError'] }],
    happened: (place) => `${at(place)} failed on its side, time and again`,
    todo: () =>
      'run again later; if it stays, give the request ids of the report to the operator of the store',
  },
  {
    id: 'throttled',
    retry: 'slower',
    signs: [
      {
        codes: [
          'Throttl*',
          'SlowDown*',
          'RequestLimitExceeded',
          'RequestThrottled',
          'BandwidthLimitExceeded',
          'ServiceUnavailable',
          'TooManyRequests*',
        ],
        statuses: [429, 503],
      },
    ],
    happened: (place) => `${at(place)} refused the pace for longer than is waited`,
    todo: () =>
      'set the input "concurrency" to a lower number, and let fewer jobs write to the bucket at a ' +
      'time',
  },
  {
    id: 'server-error',
    retry: 'again',
    signs: [
      {
        codes: ['*'],
        when: isServerError,
        condition: 'the status is 500 or above, except 501',
      },
      { statuses: [408] },
    ],
    happened: (place) => `${at(place)} answers with a failure of its own`,
    todo: () =>
      'run again later; if it stays, give the code and the time to the operator of the store',
  },
  {
    id: 'unreadable-answer',
    retry: 'again',
    signs: [
      {
        codes: ['*'],
        // It says nothing about the request.
        when: isUnreadable,
        condition: "an answer of success can't be read",
      },
    ],
    happened: (place) => `what ${at(place)} answered can't be read`,
    todo: () => 'check that no proxy rewrites answers, and that the endpoint is the one for S3',
  },
];
