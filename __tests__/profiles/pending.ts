/** Cells whose end is not yet as it should be. */
export const PENDING: readonly string[] = [];
