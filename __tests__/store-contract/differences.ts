import type { Differences } from 's3-test-server/contract/run-cases.ts';

/** Where a real server does other than the reference says, so that a case must fail there. */
export const PORT_DIFFERENCES: Differences = {
  versitygw: {
    'begins a page of versions with the marked key again': [
      /^the port lists versions and delete markers in pages of [23]$/,
    ],
    'does not take its own markers of uploads': [/^the port lists all uploads in pages/],
    'ignores ETags of DeleteObjects': [/^the port deletes only the object/],
    'has no access rights of single objects': [/\baccess rights\b/],
  },
  moto: {
    'ignores If-Match of a completion': [/^the port replaces in parts only/],
    'lists all uploads at once, as they came': [/^the port lists all uploads in pages/],
    'ignores ETags of DeleteObjects': [/^the port deletes only the object/],
    'has one grant for each header': [/^the port gives access rights of two/],
  },
};
