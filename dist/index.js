import { end, run } from "./action.js";
await run(process.env, new URL('./digest-thread.js', import.meta.url));
end();
