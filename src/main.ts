import { run } from './action/run.ts';

/** Apart from its use: the bundler would put a path in the URL's place, and copy that file as it is. */
const here = import.meta.url;

await run(process.env, new URL('./digest-thread.js', here));
