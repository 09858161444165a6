import type { ObjectRequest } from '../../../object-store/object-store.ts';
import { documentOf } from '../../wire/answer.ts';
import type { XmlRow } from '../../wire/xml/read-xml.ts';
import type { Operation } from '../operation.ts';
import { pathOf } from './object-path.ts';

/** Who may do what with an object. */
export interface Acl {
  readonly owner: string | undefined;
  /** Undefined: the answer does not tell. */
  readonly grants: readonly Grant[] | undefined;
}

export interface Grant {
  /** `READ_ACP`, say. */
  readonly permission: string;
  /** Of an account. */
  readonly id: string | undefined;
  /** Of a group. */
  readonly uri: string | undefined;
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObjectAcl.html */
export const getObjectAcl: Operation<ObjectRequest, Acl> = {
  write: (input) => ({
    method: 'GET',
    path: pathOf(input),
    query: { acl: '', versionId: input.versionId },
    headers: {},
  }),
  read: (answer) => {
    const document = documentOf(answer, 'AccessControlPolicy', 'Grant');
    const hasList = document?.rows.length !== 0 || document.fields.has('AccessControlList');
    return {
      owner: document?.fields.get('Owner/ID'),
      grants: hasList ? document?.rows.map(toGrant) : undefined,
    };
  },
  missing: ({ owner, grants }) => (owner && grants ? undefined : 'an owner and what is granted'),
};

function toGrant({ fields }: XmlRow): Grant {
  return {
    permission: fields.get('Permission') ?? '',
    id: fields.get('Grantee/ID'),
    uri: fields.get('Grantee/URI'),
  };
}
