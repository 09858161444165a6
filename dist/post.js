import { cleanUp } from "./action.js";
await cleanUp(process.env);
