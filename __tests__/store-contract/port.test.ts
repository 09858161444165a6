import { testCases } from 's3-test-server/contract/run-cases.ts';
import { PORT_DIFFERENCES } from './differences.ts';
import { PORT_ACCESS_CASES } from './port-access.ts';
import { PORT_CONDITION_CASES } from './port-conditions.ts';
import { PORT_UPLOAD_CASES } from './port-uploads.ts';
import { PORT_VERSION_CASES } from './port-versions.ts';
import { PORT_CASES } from './port.ts';
import { withStores } from './store-context.ts';

const CASES = [
  ...PORT_CASES,
  ...PORT_ACCESS_CASES,
  ...PORT_CONDITION_CASES,
  ...PORT_VERSION_CASES,
  ...PORT_UPLOAD_CASES,
];

testCases(CASES, PORT_DIFFERENCES, withStores);
