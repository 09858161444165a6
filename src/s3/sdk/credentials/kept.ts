import type { AwsCredentialIdentity } from '@smithy/types';

interface Options {
  readonly forceRefresh?: boolean;
}

type Provide<Given extends object> = (options?: Given) => Promise<AwsCredentialIdentity>;

/** Milliseconds before credentials expire, from which on newer ones are asked for. */
const EARLY = 300_000;

/**
 * Keeps credentials until they expire, as the SDK does for its own chain: newer ones are asked for
 * beforehand, once at a time, and the old ones are used until then and where that fails.
 */
export function kept<Given extends object>(provide: Provide<Given>): Provide<Given & Options> {
  let known: AwsCredentialIdentity | undefined;
  let asking: Promise<AwsCredentialIdentity> | undefined;
  const ask = async (options: Given | undefined) => (known = await provide(options));
  const askOnce = (options: Given | undefined) =>
    (asking ??= ask(options).finally(() => (asking = undefined)));
  return async (options) => {
    const left = (known?.expiration?.getTime() ?? Infinity) - Date.now();
    if (known === undefined || options?.forceRefresh === true || left <= 0) return askOnce(options);
    if (left < EARLY) askOnce(options).catch(() => undefined);
    return known;
  };
}
