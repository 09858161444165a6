import { cleanUp } from './action.ts';

await cleanUp(process.env);
