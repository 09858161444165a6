import { CreateSessionCommand, type S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import type { HttpRequest } from '@smithy/core/protocols';
import type { AwsCredentialIdentity, RequestSigner } from '@smithy/types';
import type { Credentials } from '../credentials.ts';
import { unproven } from '../errors.ts';
import { kept } from './credentials/kept.ts';

type SessionProvider = NonNullable<S3ClientConfig['s3ExpressIdentityProvider']>;

/** Milliseconds before a session ends, from which on the next one is asked for; it lasts 5 minutes. */
const EARLY = 60_000;

/**
 * The sessions of directory buckets. The SDK's own provider keeps the error of a CreateSession that
 * failed for as long as the credentials last, and ends the process when a renewal fails.
 */
export function createSessions(client: () => S3Client): SessionProvider {
  const sessions = new Map<string, () => Promise<Credentials>>();
  const now = () => Date.now() + client().config.systemClockOffset;
  let accessKeyId: string | undefined;
  return {
    getS3ExpressIdentity: (identity, { Bucket: bucket = '' }) => {
      // Who signs from now on may be allowed less.
      if (identity.accessKeyId !== accessKeyId) sessions.clear();
      accessKeyId = identity.accessKeyId;
      const known = sessions.get(bucket);
      const session = known ?? kept(() => createSession(client(), bucket), { early: EARLY, now });
      sessions.set(bucket, session);
      return session();
    },
  };
}

async function createSession(client: S3Client, bucket: string): Promise<Credentials> {
  const { Credentials: session } = await client.send(new CreateSessionCommand({ Bucket: bucket }));
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = session ?? {};
  if (!AccessKeyId || !SecretAccessKey || !SessionToken || !Expiration) {
    throw unproven('CreateSession', 'the credentials of the session');
  }
  return {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiration: Expiration,
  };
}

interface SessionSigner extends RequestSigner {
  signWithCredentials(
    request: HttpRequest,
    session: AwsCredentialIdentity,
    options: { readonly signingDate: Date },
  ): Promise<HttpRequest>;
}

/** The SDK corrects the clock for all signatures but those of sessions. */
export function signByServerTime({ config }: S3Client): void {
  const { signer } = config;
  config.signer = async (scheme) => {
    const made = (await signer(scheme)) as SessionSigner;
    const signWithCredentials: SessionSigner['signWithCredentials'] = async (request, session) => {
      const isCorrected = !(await config.disableClockSkewCorrection());
      const offset = isCorrected ? config.systemClockOffset : 0;
      const signingDate = new Date(Date.now() + offset);
      return made.signWithCredentials(request, session, { signingDate });
    };
    return Object.assign(Object.create(made) as SessionSigner, { signWithCredentials });
  };
}
