/** What signs requests. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
  readonly expiration?: Date;
}

/** The credentials that hold now. `forceRefresh` asks their source anew. */
export type CredentialProvider = (options?: {
  readonly forceRefresh?: boolean;
}) => Promise<Credentials>;

export type CredentialSource =
  'environment' | 'web identity' | 'profile' | 'container' | 'instance';

/** Whose credentials requests are signed with. */
export interface CredentialsUsed {
  readonly source: CredentialSource;
  readonly accessKeyId: string;
}

const SOURCE = Symbol('where the credentials are from');

/** A symbol survives the copies that are made of an object. */
type Marked = Credentials & { readonly [SOURCE]?: CredentialSource };

export function markSource(credentials: Credentials, source: CredentialSource): Credentials {
  const marked: Marked = { ...credentials, [SOURCE]: source };
  return marked;
}

/** Undefined for credentials that came another way than by this project's chain. */
export function credentialsUsed(credentials: Credentials | undefined): CredentialsUsed | undefined {
  const source = (credentials as Marked | undefined)?.[SOURCE];
  if (credentials === undefined || source === undefined) return undefined;
  return { source, accessKeyId: credentials.accessKeyId };
}
