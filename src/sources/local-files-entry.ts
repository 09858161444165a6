import type { StoreError } from '../core/errors.ts';
import type { PlannedFile } from './file-content.ts';

/** Paths are relative to the root and separated by `/`. */
export type LocalEntry =
  | LocalFile
  /** A link that is not followed. */
  | { readonly kind: 'symlink'; readonly path: string }
  /** A hidden file, or a hidden directory with all that is in it. */
  | { readonly kind: 'hidden'; readonly path: string }
  /** What was to be found here can't be told, or can't be read. */
  | { readonly kind: 'problem'; readonly path: string; readonly error: StoreError };

/** A regular file, or a link to one that is followed. */
export interface LocalFile extends PlannedFile {
  readonly kind: 'file';
  readonly path: string;
  readonly absolutePath: string;
}
