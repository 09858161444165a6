/** What the entries of the bundle run: both share one copy of it. */
export { cleanUp } from '../clean-up.ts';
export { end, run } from '../run.ts';
