import { cleanUp, end } from "./action.js";
await cleanUp(process.env);
end();
