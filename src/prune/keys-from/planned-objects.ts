import type { ListedObject } from '../../object-store/object-store.ts';
import { createNameSet, type NameSet } from './file-lines.ts';
import type { PlannedObject } from './report-lines.ts';

/**
 * The objects of a plan, in 32 to 96 bytes each: digests of their names, and of their names with
 * everything that was listed of them.
 */
export interface PlannedObjects {
  readonly size: number;
  /** Whether the objects are versions. */
  readonly isOfVersions: boolean;
  /** Adds an object; returns `contradiction` when it was added with other facts before. */
  add(object: PlannedObject): 'new' | 'again' | 'contradiction';
  /** Compares what is listed with what was planned; changes nothing. */
  compare(row: ComparedRow): 'as-planned' | 'changed' | 'not-planned';
  /** Ticks an object off by its name; returns `again` when it was ticked off before. */
  take(object: ObjectName): 'first' | 'again' | 'absent';
}

export interface ObjectName {
  readonly key: string;
  readonly versionId?: string;
}

/** A row of a listing; one of versions says whether it is the current one of its key. */
export type ComparedRow = ListedObject & ObjectName & { readonly isCurrent?: boolean };

/** Creates the index of a plan without objects. */
export function createPlannedObjects(): PlannedObjects {
  const names = createNameSet();
  const facts = createNameSet();
  let isOfVersions = false;
  return {
    get size() {
      return names.size;
    },
    get isOfVersions() {
      return isOfVersions;
    },
    add(object) {
      isOfVersions ||= object.versionId !== undefined;
      const isNew = names.add(plannedName(object));
      const hasNewFacts = facts.add(factsOf(object, object.isCurrent));
      if (isNew) return 'new';
      return hasNewFacts ? 'contradiction' : 'again';
    },
    compare(row) {
      if (isAsPlanned(row, facts)) return 'as-planned';
      return names.has(plannedName(row)) ? 'changed' : 'not-planned';
    },
    take: (object) => names.take(plannedName(object)),
  };
}

/**
 * A version that has become current since is not as planned: readers are given it now. One that
 * has been covered since is.
 */
function isAsPlanned(row: ComparedRow, facts: NameSet): boolean {
  const { isCurrent } = row;
  return (
    facts.has(factsOf(row, isCurrent)) || (isCurrent === false && facts.has(factsOf(row, true)))
  );
}

export function plannedName({ key, versionId }: ObjectName): string {
  return versionId === undefined ? key : `${versionId.length} ${versionId}${key}`;
}

function factsOf(object: ListedObject & ObjectName, isCurrent: boolean | undefined): string {
  const { etag, size, lastModified } = object;
  const rest = `${etag.length} ${etag}${plannedName(object)}`;
  return `${String(isCurrent)} ${size} ${lastModified.getTime()} ${rest}`;
}
