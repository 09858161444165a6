/** One guard, switched off, and what must then fail. */
export interface Mutant {
  readonly guard: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** A file of the laboratory and which of its runs; or, by its path, a file of other tests. */
  readonly run: readonly [file: string, test: string];
  /** Whether the run starts the bundle, which is then built from the mutated source. */
  readonly needsBundle?: true;
}
