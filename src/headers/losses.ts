import type { HeaderGroup, ObjectHeaders } from '../core/object-headers.ts';
import { formatCount, plural } from '../core/text.ts';
import { namesIn } from './stored.ts';

export type Losses = ReturnType<typeof createLosses>;

/**
 * Counts what objects lose when they are copied or uploaded, and wanted headers that can neither be
 * read nor set, for one warning of each kind.
 */
export function createLosses() {
  let acls = 0;
  const codes = new Set<string>();
  let objects = 0;
  const byName = new Map<string, number>();
  const unknown = new Map<HeaderGroup, { count: number; readonly names: Set<string> }>();
  return {
    noteACL(code?: string): void {
      acls += 1;
      if (code !== undefined) codes.add(code);
    },
    noteHeaders(names: readonly string[]): void {
      if (names.length > 0) objects += 1;
      for (const name of names) byName.set(name, (byName.get(name) ?? 0) + 1);
    },
    noteUnknown(groups: readonly HeaderGroup[], headers: ObjectHeaders): void {
      for (const group of groups) {
        const known = unknown.get(group) ?? { count: 0, names: new Set() };
        known.count += 1;
        for (const name of namesIn(group, headers)) known.names.add(name);
        unknown.set(group, known);
      }
    },
    warnings: (): readonly string[] => [
      ...(acls === 0 ? [] : [unreadACLs(acls, codes)]),
      ...(objects === 0 ? [] : [lostHeaders(objects, byName)]),
      ...[...unknown].map(([group, { count, names }]) => unknownHeaders(group, count, names)),
    ],
  };
}

function unknownHeaders(group: HeaderGroup, count: number, names: ReadonlySet<string>): string {
  const request = group === 'acl' ? 'GetObjectAcl' : 'GetObjectTagging';
  const [were, it] = names.size === 1 ? ['was', 'it'] : ['were', 'them'];
  return (
    `${[...names].sort().join(', ')} ${were} neither checked nor set on ` +
    `${plural(count, 'unchanged object')}, because the store does not implement ${request}: to set ` +
    `${it}, delete the objects and deploy again; where the store ignores ${it}, remove ${it} from ` +
    '"headers"'
  );
}

function unreadACLs(count: number, codes: ReadonlySet<string>): string {
  const why = codes.size === 0 ? '' : ` (GetObjectAcl failed: ${[...codes].join(', ')})`;
  const [acl, change] =
    count === 1
      ? ['the ACL of 1 object', 'changes']
      : [`the ACLs of ${formatCount(count)} objects`, 'change'];
  return (
    `${acl} whose headers ${change} can't be read${why}, so ${count === 1 ? 'it gets' : 'they get'} ` +
    'the ACL of a new object: allow s3:GetObjectAcl on the objects of the bucket, or set x-amz-acl by ' +
    '"headers"'
  );
}

function lostHeaders(objects: number, byName: ReadonlyMap<string, number>): string {
  const names = [...byName].map(([name, count]) => `${name} of ${formatCount(count)}`);
  const subject = objects === 1 ? '1 object loses' : `${formatCount(objects)} objects lose`;
  return (
    `${subject} headers that are stored now (${names.join(', ')}): "headers" has no rule for them ` +
    'any more; write one where they are to be kept'
  );
}
