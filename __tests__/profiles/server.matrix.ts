import { PROFILES } from 's3-test-server/profiles/all.ts';
import { rowsOf } from './ends.ts';
import { describeMatrix } from './matrix.ts';
import { ownPlace } from './places.ts';

describeMatrix('server', rowsOf(PROFILES), ownPlace);
