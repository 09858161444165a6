import type { ServerName } from './servers.ts';

export interface Difference {
  readonly server: Exclude<ServerName, 'dev'>;
  /** Names of cases. */
  readonly cases: readonly string[];
  readonly reason: string;
}

/** Where a real server does other than the reference says. The dev server has no row. */
export const DIFFERENCES: readonly Difference[] = [];
