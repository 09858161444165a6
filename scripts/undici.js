/**
 * Stands in the bundle for `undici`, whose index also loads fetch, WebSocket, caches and more, at
 * every start: see tsconfig.bundle.json. What `src/s3/wire` imports from it must be here.
 */
export { default as Client } from 'undici/lib/dispatcher/client.js';
export { default as Pool } from 'undici/lib/dispatcher/pool.js';
