import { end, run } from './action.ts';

await run(process.env, new URL('./digest-thread.js', import.meta.url));
end();
