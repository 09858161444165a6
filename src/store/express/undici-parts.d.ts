/**
 * The parts of undici that are used, by their files: its index also loads fetch, caches, mocks and
 * WebSockets, which takes longer than all the rest of them. The version is pinned.
 */
declare module 'undici/lib/dispatcher/agent.js' {
  import type { Agent as Whole, Dispatcher } from 'undici';

  /**
   * The handler that undici's core calls itself. Around the newer kind it puts one of these, and
   * makes texts of all headers, which takes a quarter of the time of a small request.
   */
  interface RawHandler {
    onConnect(abort: (reason: Error) => void): void;
    /** Also of each informational answer. Whether to go on reading. */
    onHeaders(status: number, rawHeaders: readonly Buffer[]): boolean;
    onData(chunk: Buffer): boolean;
    onComplete(): void;
    onError(thrown: Error): void;
  }

  class Agent {
    constructor(options: Whole.Options);
    dispatch(options: Dispatcher.DispatchOptions, handler: RawHandler): boolean;
    destroy(): Promise<void>;
  }

  namespace Agent {
    export type { RawHandler };
  }
  export = Agent;
}

declare module 'undici/lib/core/connect.js' {
  import { buildConnector } from 'undici';
  export = buildConnector;
}
