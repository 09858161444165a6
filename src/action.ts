/** What the entries of the bundle run: both share one copy of it. */
export { cleanUp } from './action/clean-up.ts';
export { run } from './action/run.ts';
