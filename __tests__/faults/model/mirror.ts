/** What a bucket should hold after each step, kept beside the server that really performs it. */
export interface Mirror {
  versioning: 'never' | 'Enabled' | 'Suspended';
  /** Of each key, newest first. */
  readonly keys: Map<string, readonly Version[]>;
  readonly uploads: Map<string, OpenUpload>;
}

export interface Version {
  readonly id: string;
  readonly isDeleteMarker: boolean;
  /** Milliseconds since 1970, whole seconds. */
  readonly time: number;
  readonly size: number;
  readonly lock?: Lock | undefined;
}

export interface Lock {
  readonly kind: 'GOVERNANCE' | 'COMPLIANCE' | 'hold';
  /** Milliseconds since 1970; a hold has no end. */
  readonly until: number;
}

export interface OpenUpload {
  readonly key: string;
  readonly time: number;
}

export function createMirror(): Mirror {
  return { versioning: 'never', keys: new Map(), uploads: new Map() };
}

/** What a put, or a delete without a version id, adds. */
export function addVersion(mirror: Mirror, key: string, version: Version): void {
  const versions = mirror.keys.get(key) ?? [];
  const others = mirror.versioning === 'Enabled' ? versions : versions.filter(isNotNull);
  mirror.keys.set(key, [version, ...others]);
}

function isNotNull({ id }: Version): boolean {
  return id !== 'null';
}

/** A delete without a version id: a marker, or in a bucket without versions the end. */
export function removeCurrent(mirror: Mirror, key: string, marker: Omit<Version, 'size'>): void {
  if (mirror.versioning === 'never') mirror.keys.delete(key);
  else addVersion(mirror, key, { ...marker, size: 0 });
}

export function removeVersion(mirror: Mirror, key: string, id: string): void {
  const left = (mirror.keys.get(key) ?? []).filter((version) => version.id !== id);
  if (left.length === 0) mirror.keys.delete(key);
  else mirror.keys.set(key, left);
}

export function replaceVersion(mirror: Mirror, key: string, changed: Version): void {
  const versions = mirror.keys.get(key) ?? [];
  mirror.keys.set(
    key,
    versions.map((version) => (version.id === changed.id ? changed : version)),
  );
}

/** The version that a read of the key finds. */
export function visible(mirror: Mirror, key: string): Version | undefined {
  const newest = mirror.keys.get(key)?.[0];
  return newest?.isDeleteMarker === true ? undefined : newest;
}

/** Every version, marker and upload, a line each; ids of a suspended bucket's markers aside. */
export function linesOf(mirror: Pick<Mirror, 'keys' | 'uploads'>): string[] {
  const versions = [...mirror.keys].flatMap(([key, all]) =>
    all.map(({ id, isDeleteMarker }) => `${key} ${id}${isDeleteMarker ? ' (marker)' : ''}`),
  );
  const uploads = [...mirror.uploads].map(([id, { key }]) => `${key} upload ${id}`);
  return [...versions, ...uploads].sort();
}
