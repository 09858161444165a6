/**
 * The parts of undici that are used, by their files: its index also loads fetch, caches, mocks and
 * WebSockets, which takes longer than all the rest of them. The version is pinned.
 */
declare module 'undici/lib/dispatcher/agent.js' {
  import { Agent } from 'undici';
  export = Agent;
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';
  export = buildConnector;
}
