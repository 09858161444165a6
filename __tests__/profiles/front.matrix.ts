import { PROFILES } from 's3-test-server/profiles/all.ts';
import { rowsOf } from './ends.ts';
import { describeMatrix } from './matrix.ts';
import { frontPlace } from './places.ts';

/** Profiles that need nothing of the server behind the front but what every S3 server has. */
const NAMES = [
  'amazon',
  'amazon-no-state-right',
  'amazon-demands-tag',
  'b2',
  'garage',
  'google-xml-2021',
];
const ROWS = rowsOf(PROFILES.filter(({ name }) => NAMES.includes(name)));

/** The tests' own server, which shows that a front is the same as a profile, and real ones. */
const SERVERS = ['dev', ...(process.env['STORE_NAMES'] ?? '').split(',')].filter(
  (name) => name !== '',
);

for (const server of SERVERS) describeMatrix(`front, ${server}`, ROWS, () => frontPlace(server));
