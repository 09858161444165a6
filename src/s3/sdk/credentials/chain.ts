import { parseKnownFiles } from '@smithy/core/config';
import { shown } from '../../../core/shown.ts';
import { StoreError } from '../../../core/errors.ts';
import {
  environmentKeysOf,
  isBlank,
  namesContainer,
  namesOtherSource,
  namesWebIdentity,
} from './environment-keys.ts';
import { markSource, type CredentialSource, type Credentials } from '../../credentials.ts';

/** What the SDK passes on to providers that send requests of their own. */
type Properties = Record<string, unknown>;

interface Link {
  readonly source: CredentialSource;
  readonly load: () => Promise<(properties?: Properties) => Promise<Credentials>>;
}

/**
 * The SDK's providers in the AWS CLI's order: the environment's keys come before AWS_PROFILE, which
 * the SDK's own chain prefers, and the environment's web identity before a profile that nothing
 * names. Keys that are set but empty are a secret that is missing, so the role of the machine, which
 * may do more than the step was meant to, is not asked then.
 */
export async function credentialsOfChain(properties?: Properties): Promise<Credentials> {
  let last: unknown;
  for (const { source, load } of linksOf(process.env)) {
    try {
      const provide = await load();
      return markSource(await provide(properties), source);
    } catch (thrown) {
      const isNext = (thrown as { tryNextLink?: boolean }).tryNextLink === true;
      if (!isNext) throw thrown;
      if (source === 'profile') await assertPassable(process.env['AWS_PROFILE'], thrown);
      last = thrown;
    }
  }
  throw noCredentials('no source of credentials has any', last);
}

function linksOf(env: NodeJS.ProcessEnv): readonly Link[] {
  const keys = environmentKeysOf(env);
  if (keys === 'given') return [ENVIRONMENT];
  if (keys === 'partial') {
    throw noCredentials('one of AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY has no value');
  }
  if (keys === 'empty' && !namesOtherSource(env)) {
    throw noCredentials('AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are set but empty');
  }
  const webIdentity = namesWebIdentity(env) ? [WEB_IDENTITY] : [];
  const files = isBlank(env['AWS_PROFILE']) ? [...webIdentity, PROFILE] : [PROFILE, ...webIdentity];
  if (namesContainer(env)) return [...files, CONTAINER];
  const isDisabled = !['', 'false'].includes(env['AWS_EC2_METADATA_DISABLED'] ?? '');
  return isDisabled || keys === 'empty' ? files : [...files, INSTANCE];
}

const ENVIRONMENT: Link = {
  source: 'environment',
  load: async () => {
    const { fromEnv } = await import('@aws-sdk/credential-provider-env');
    return fromEnv();
  },
};

const WEB_IDENTITY: Link = {
  source: 'web identity',
  load: async () => {
    const { fromTokenFile } = await import('@aws-sdk/credential-provider-web-identity');
    return fromTokenFile();
  },
};

/** Of the shared files: keys, a role, IAM Identity Center or a process. */
const PROFILE: Link = {
  source: 'profile',
  load: async () => {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    return fromIni();
  },
};

/**
 * Milliseconds for an answer of the agent, and between attempts. After the one second that the SDK
 * allows by itself it writes a warning of its own to the log, also on a machine that is only busy.
 */
const AGENT_TIMEOUT = 5_000;

const CONTAINER: Link = {
  source: 'container',
  load: async () => {
    const { fromHttp } = await import('@aws-sdk/credential-provider-http');
    return fromHttp({ timeout: AGENT_TIMEOUT, maxRetries: 2 });
  },
};

const INSTANCE: Link = {
  source: 'instance',
  load: async () => {
    const { fromInstanceMetadata } = await import('@smithy/credential-provider-imds');
    return fromInstanceMetadata();
  },
};

const CREDENTIAL_SETTING =
  /^(aws_access_key_id|aws_secret_access_key|role_arn|source_profile|credential_source|credential_process|web_identity_token_file|login_session|sso_.*)$/;

/** Throws unless the profile that AWS_PROFILE names leaves it to others whose credentials count. */
async function assertPassable(profile: string | undefined, thrown: unknown): Promise<void> {
  if (profile === undefined || isBlank(profile)) return;
  const settings = (await parseKnownFiles({}))[profile];
  if (settings === undefined) {
    throw noCredentials(`AWS_PROFILE ${shown(profile)} is in none of the files of the AWS CLI`);
  }
  if (Object.keys(settings).some((name) => CREDENTIAL_SETTING.test(name))) throw thrown;
}

function noCredentials(message: string, cause?: unknown): StoreError {
  return new StoreError('CredentialsProviderError', message, { scope: 'batch', cause });
}
