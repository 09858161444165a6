/** How long the store may fail before somebody is told, in milliseconds. */
export interface Limits {
  /** For a connection to be made. */
  readonly connect: number;
  /** For a request that makes no progress: no byte sent, none received. */
  readonly stall: number;
  /** From the first failure to an answer that a store can have given; then the batch ends. */
  readonly firstAnswer: number;
  /** For one request that fails again and again; being throttled does not count. */
  readonly request: number;
  /** From the first failure to any success, in the whole batch; then it ends. */
  readonly noSuccess: number;
  /** For what was begun when the batch is stopped: creates and completes of multipart uploads. */
  readonly grace: number;
  /** For the removal of an upload that was given up. */
  readonly cleanUp: number;
}

export const DEFAULT_LIMITS: Limits = {
  connect: 2_500,
  stall: 60_000,
  firstAnswer: 5_000,
  request: 60_000,
  noSuccess: 120_000,
  grace: 2_000,
  cleanUp: 2_000,
};
