import type { AwsCredentialIdentity } from '@smithy/types';

export type CredentialSource =
  'environment' | 'web identity' | 'profile' | 'container' | 'instance';

/** Whose credentials requests are signed with. */
export interface CredentialsUsed {
  readonly source: CredentialSource;
  readonly accessKeyId: string;
}

const SOURCE = Symbol('where the credentials are from');

/** A symbol survives the copies that are made of an object. */
type Marked = AwsCredentialIdentity & { readonly [SOURCE]?: CredentialSource };

export function markSource(
  credentials: AwsCredentialIdentity,
  source: CredentialSource,
): AwsCredentialIdentity {
  const marked: Marked = { ...credentials, [SOURCE]: source };
  return marked;
}

/** Undefined for credentials that came another way than by this project's chain. */
export function credentialsUsed(
  credentials: AwsCredentialIdentity | undefined,
): CredentialsUsed | undefined {
  const source = (credentials as Marked | undefined)?.[SOURCE];
  if (credentials === undefined || source === undefined) return undefined;
  return { source, accessKeyId: credentials.accessKeyId };
}
