import type { ObjectHeaders } from '../core/object-headers.ts';
import { formatCount, plural } from '../core/text.ts';
import { areDenied, areNotImplemented, type AskedGroup } from './read-back.ts';
import { namesIn } from './stored.ts';

export type Losses = ReturnType<typeof createLosses>;

/**
 * Counts what objects lose when they are copied or uploaded, and wanted headers that can neither be
 * read nor set, for one warning of each kind.
 */
export function createLosses() {
  let acls = 0;
  let objects = 0;
  const byName = new Map<string, number>();
  const unknown = new Map<AskedGroup, { count: number; readonly names: Set<string> }>();
  return {
    noteACL(): void {
      acls += 1;
    },
    noteHeaders(names: readonly string[]): void {
      if (names.length > 0) objects += 1;
      for (const name of names) byName.set(name, (byName.get(name) ?? 0) + 1);
    },
    noteUnknown(groups: readonly AskedGroup[], headers: ObjectHeaders): void {
      for (const group of groups) {
        const known = unknown.get(group) ?? { count: 0, names: new Set() };
        known.count += 1;
        for (const name of namesIn(group, headers)) known.names.add(name);
        unknown.set(group, known);
      }
    },
    /** `codesOf` returns the codes with which the request for a group failed. */
    warnings(codesOf: (group: AskedGroup) => ReadonlySet<string>): readonly string[] {
      const codes = codesOf('acl');
      return [
        ...(acls === 0 || areNotImplemented(codes) ? [] : [unreadACLs(acls, codes)]),
        ...(objects === 0 ? [] : [lostHeaders(objects, byName)]),
        ...[...unknown].map(([group, { count, names }]) =>
          unknownHeaders(group, codesOf(group), count, names),
        ),
      ];
    },
  };
}

const REQUESTS = { acl: 'GetObjectAcl', tags: 'GetObjectTagging' } as const;

function unknownHeaders(
  group: AskedGroup,
  codes: ReadonlySet<string>,
  count: number,
  names: ReadonlySet<string>,
): string {
  const why = areNotImplemented(codes)
    ? `the store does not implement ${REQUESTS[group]}`
    : `${REQUESTS[group]} failed (${listed(codes)})`;
  const [were, it] = names.size === 1 ? ['was', 'it'] : ['were', 'them'];
  return (
    `${[...names].sort().join(', ')} ${were} neither checked nor set on ` +
    `${plural(count, 'unchanged object')}, because ${why}: to set ` +
    `${it}, delete the objects and deploy again; where the store ignores ${it}, remove ${it} from ` +
    '"headers"'
  );
}

function unreadACLs(count: number, codes: ReadonlySet<string>): string {
  const allow = areDenied(codes) ? 'allow s3:GetObjectAcl on the objects of the bucket, or ' : '';
  const [acl, change] =
    count === 1
      ? ['the ACL of 1 object', 'changes']
      : [`the ACLs of ${formatCount(count)} objects`, 'change'];
  return (
    `${acl} whose headers ${change} can't be read (GetObjectAcl failed: ${listed(codes)}), so ${count === 1 ? 'it gets' : 'they get'} ` +
    `the ACL of a new object: ${allow}set x-amz-acl by "headers"`
  );
}

/** The warning about copies without the ACL of their objects, which the store refused. */
export function refusedACLs(count: number, codes: ReadonlySet<string>): string {
  const [acl, them] =
    count === 1
      ? ['the ACL of 1 object was', 'it has']
      : [`the ACLs of ${formatCount(count)} objects were`, 'they have'];
  return (
    `${acl} not kept when headers changed, because the bucket refuses that ACL now ` +
    `(${listed(codes)}), so ${them} the ACL of a new object: to let others read the objects, ` +
    'allow it in the bucket policy'
  );
}

/** The warning about objects that were uploaded because the store refused to copy them. */
export function refusedCopies(count: number, codes: ReadonlySet<string>): string {
  const [were, it] =
    count === 1 ? ['1 object was', 'it has'] : [`${formatCount(count)} objects were`, 'they have'];
  return (
    `${were} uploaded to change headers, because the store refused the copy (${listed(codes)}), so ` +
    `${it} only what "headers" sets: tags, ACL, storage class and encryption are those of a new object`
  );
}

function listed(codes: ReadonlySet<string>): string {
  return [...codes].sort().join(', ');
}

function lostHeaders(objects: number, byName: ReadonlyMap<string, number>): string {
  const names = [...byName].map(([name, count]) => `${name} of ${formatCount(count)}`);
  const subject = objects === 1 ? '1 object loses' : `${formatCount(objects)} objects lose`;
  return (
    `${subject} headers that are stored now (${names.join(', ')}): "headers" has no rule for them ` +
    'any more; write one to keep them'
  );
}
