import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';
import { parseKnownFiles } from '@smithy/core/config';
import { StoreError } from '../../core/errors.ts';
import { quoteShort } from '../../core/text.ts';
import { type Credentials, type CredentialSource, markSource } from '../way.ts';
import {
  environmentKeysOf,
  isBlank,
  namesContainer,
  namesOtherSource,
  namesWebIdentity,
} from './environment-keys.ts';

/** What the SDK passes on to providers that send requests of their own. */
type Properties = Record<string, unknown>;

interface Link {
  readonly source: CredentialSource;
  readonly load: () => Promise<(properties?: Properties) => Promise<Credentials>>;
}

/**
 * Resolves to credentials of the SDK's providers in the AWS CLI's order: keys in the environment come
 * before AWS_PROFILE, which the SDK's own chain prefers, and a web identity in the environment before
 * an unnamed profile. Keys that are set but empty mean a missing secret: then the role of the
 * machine, which may have more permissions than the step should, is not used. Rejects when a source
 * takes longer than `patience` milliseconds or sends more than MAX_ANSWERS bytes.
 */
export async function credentialsOfChain(
  properties?: Properties,
  patience = PATIENCE,
): Promise<Credentials> {
  let last: unknown;
  for (const { source, load } of linksOf(process.env)) {
    try {
      const provide = await load();
      return markSource(await within(patience, () => provide(properties), source), source);
    } catch (thrown) {
      const isNext = (thrown as { tryNextLink?: boolean }).tryNextLink === true;
      if (!isNext) throw thrown;
      if (source === 'profile') await assertPassable(process.env['AWS_PROFILE'], thrown);
      last = thrown;
    }
  }
  throw noCredentials('no credentials were found', last);
}

/**
 * Milliseconds for one source: the SDK ends no request whose answer trickles, and asks a token
 * service that is silent three times.
 */
const PATIENCE = 60_000;

/** Bytes of all answers of one source: an answer has about 2 KiB. */
const MAX_ANSWERS = 256 * 1024;

async function within(
  patience: number,
  provide: () => Promise<Credentials>,
  source: CredentialSource,
): Promise<Credentials> {
  const refused = Promise.withResolvers<never>();
  const refuse = (problem: string) => {
    refused.reject(noCredentials(`the source "${source}" ${problem}`));
  };
  const timer = setTimeout(() => {
    refuse(`gave no credentials within ${patience} ms`);
  }, patience);
  const allowance: Allowance = {
    left: MAX_ANSWERS,
    onExceeded: () => {
      refuse(`sent more than ${MAX_ANSWERS} bytes`);
    },
  };
  try {
    return await Promise.race([limited(allowance, provide), refused.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Bytes that may still be received by the requests of one call. */
interface Allowance {
  left: number;
  readonly onExceeded: () => void;
}

/** The allowance of the running call; created with the subscription to requests. */
let allowances: AsyncLocalStorage<Allowance> | undefined;

/**
 * Calls `provide`, whose requests by node:http share an allowance: the SDK's providers collect an
 * answer in memory however long it is, and take no agent or handler of their caller.
 */
function limited<T>(allowance: Allowance, provide: () => T): T {
  if (allowances === undefined) {
    allowances = new AsyncLocalStorage();
    subscribe('http.client.request.created', (message) => {
      const current = allowances?.getStore();
      if (current !== undefined) limit((message as { request: ClientRequest }).request, current);
    });
  }
  return allowances.run(allowance, provide);
}

function limit(request: ClientRequest, allowance: Allowance): void {
  request.once('socket', (socket) => {
    const count = (bytes: Uint8Array) => {
      allowance.left -= bytes.length;
      if (allowance.left >= 0) return;
      allowance.onExceeded();
      socket.destroy();
    };
    socket.on('data', count);
    request.once('close', () => socket.off('data', count));
  });
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

/** The shared files: keys, a role, IAM Identity Center or a process. */
const PROFILE: Link = {
  source: 'profile',
  load: async () => {
    const { fromIni } = await import('@aws-sdk/credential-provider-ini');
    return fromIni();
  },
};

/**
 * Milliseconds for an answer of the agent. After its default of one second, the SDK writes a warning
 * to the log, even on a machine that is just busy.
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

/** Throws unless the profile that AWS_PROFILE names exists and has no settings for credentials. */
async function assertPassable(profile: string | undefined, thrown: unknown): Promise<void> {
  if (profile === undefined || isBlank(profile)) return;
  const settings = (await parseKnownFiles({}))[profile];
  if (settings === undefined) {
    throw noCredentials(`AWS_PROFILE ${quoteShort(profile)} is not in the AWS configuration files`);
  }
  if (Object.keys(settings).some((name) => CREDENTIAL_SETTING.test(name))) throw thrown;
}

function noCredentials(message: string, cause?: unknown): StoreError {
  return new StoreError('CredentialsProviderError', message, { scope: 'batch', cause });
}
