/** Name of the object under a prefix in which a sync leaves what it knows for the next one. */
export const STATE_NAME = '.s3-batch-action';

/**
 * Whether a key is that of a state object, of whatever prefix: no mode touches it but the sync
 * that it belongs to. `own` is the key of this run's own, where it has another name.
 */
export function isStateKey(key: string, own?: string): boolean {
  return key === own || key.slice(key.lastIndexOf('/') + 1) === STATE_NAME;
}
