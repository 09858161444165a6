import { quoted } from '../../core/shown.ts';
import { ownCodes } from './own.ts';
import { at, type ErrorRow } from './row.ts';

/** What keeps two runs apart, and what a store says that can't be so. */
export const DEPLOY_ROWS: readonly ErrorRow[] = [
  {
    id: 'deploy-in-progress',
    signs: [{ codes: ownCodes('deploy-in-progress') }],
    happened: ({ bucket }) =>
      `another run has begun to deploy to the same prefix of the bucket ${quoted(bucket)}`,
    todo: () =>
      'run again when that run has ended; if it was killed, start its failed jobs again, or ' +
      'delete the state object that the message names',
  },
  {
    id: 'deploy-overtaken',
    signs: [{ codes: ownCodes('deploy-overtaken') }],
    happened: ({ bucket }) =>
      `another run has deployed to the same prefix of the bucket ${quoted(bucket)} meanwhile`,
    todo: () => 'run again, and let deploys wait for each other by "concurrency" in the workflow',
  },
  {
    id: 'listing',
    signs: [{ codes: ownCodes('listing') }],
    happened: (place) => `${at(place)} does not list correctly, or something before it does not`,
    todo: () =>
      'check that no proxy or cache stands before the store, update it, and report it to its maker',
  },
  {
    id: 'no-server-time',
    signs: [{ codes: ownCodes('no-server-time') }],
    happened: (place) => `the answers of ${at(place)} have no Date header, so nothing has an age`,
    todo: () => 'have the store, or what stands before it, send a Date with each answer',
  },
  {
    id: 'still-there',
    signs: [{ codes: ownCodes('still-there') }],
    happened: (place) => `${at(place)} goes on to list what it said is gone`,
    todo: () =>
      'end what writes to the same prefix at the same time, and run again; if it stays, report ' +
      'it to the operator of the store',
  },
  {
    id: 'outcome-unknown',
    signs: [{ codes: ownCodes('outcome-unknown') }],
    happened: () => 'an answer was lost, and nothing tells whose object is stored now',
    todo: () => 'give the credentials s3:GetObject, or run again',
  },
];
