import { quoted } from '../printable.ts';
import type { Failure } from './failure.ts';

/** What keeps two runs that synchronise the same prefix apart. */
export const DEPLOY_FAILURES: readonly Failure[] = [
  {
    id: 'deploy-in-progress',
    signs: [{ codes: ['DeployInProgress'] }],
    happened: ({ bucket }) =>
      `another run has begun to deploy to the same prefix of the bucket ${quoted(bucket)}`,
    todo: () =>
      'run again when that run has ended; if it was killed, start its failed jobs again, or ' +
      'delete the state object that the message names',
  },
  {
    id: 'deploy-overtaken',
    signs: [{ codes: ['DeployOvertaken'] }],
    happened: ({ bucket }) =>
      `another run has deployed to the same prefix of the bucket ${quoted(bucket)} meanwhile`,
    todo: () => 'run again, and let deploys wait for each other by "concurrency" in the workflow',
  },
];
