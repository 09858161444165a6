import { cleanUp, end } from './action.ts';

await cleanUp(process.env);
end();
