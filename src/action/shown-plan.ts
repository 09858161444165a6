/** A plan in words, for people to see before it is carried out. */
export interface ShownPlan {
  /** For the log. */
  readonly lines: readonly string[];
  /** For the summary. */
  readonly markdown: string;
}
