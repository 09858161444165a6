import type { Credentials } from '../../credentials.ts';

interface Options {
  readonly forceRefresh?: boolean;
}

type Provide<Given extends object> = (options?: Given) => Promise<Credentials>;

interface Lifetime {
  /** Milliseconds before credentials expire, from which on newer ones are asked for. */
  readonly early: number;
  /** Milliseconds since 1970, as the clock says that credentials expire by. */
  readonly now: () => number;
}

const LIFETIME: Lifetime = { early: 300_000, now: () => Date.now() };

/**
 * Keeps credentials until they expire, as the SDK does for its own chain: newer ones are asked for
 * beforehand, once at a time, and the old ones are used until then and where that fails.
 */
export function kept<Given extends object>(
  provide: Provide<Given>,
  { early, now }: Lifetime = LIFETIME,
): Provide<Given & Options> {
  let known: Credentials | undefined;
  /** The same, for all the requests that ask. */
  let given: Promise<Credentials> | undefined;
  let asking: Promise<Credentials> | undefined;
  const ask = async (options: Given | undefined) => {
    known = await provide(options);
    given = Promise.resolve(known);
    return known;
  };
  const askOnce = (options: Given | undefined) =>
    (asking ??= ask(options).finally(() => (asking = undefined)));
  return (options) => {
    const left = (known?.expiration?.getTime() ?? Infinity) - now();
    if (given === undefined || options?.forceRefresh === true || left <= 0) return askOnce(options);
    if (left < early) askOnce(options).catch(() => undefined);
    return given;
  };
}
