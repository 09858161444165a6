import { StoreError, type StoreErrorDetails } from '../../../core/errors.ts';

/** A proxy did not do its part. Its URL may hold a password: only host and port are named. */
export function proxyError(
  { host }: URL,
  target: string,
  statement: string,
  details: Pick<StoreErrorDetails, 'status' | 'cause'> = {},
): StoreError {
  const { status } = details;
  const remedy =
    status === 407
      ? 'put a user name and password that it accepts in HTTPS_PROXY'
      : 'correct HTTPS_PROXY or HTTP_PROXY';
  return new StoreError(
    'ProxyError',
    `the proxy ${host} ${statement}: ${remedy}, or name ${hostnameOf(target)} in NO_PROXY`,
    { ...details, scope: isLastingRefusal(status) ? 'batch' : 'item' },
  );
}

function hostnameOf(target: string): string {
  return target.replace(/:\d+$/, '');
}

/** Statuses of a proxy that may answer the same request otherwise soon. */
const PASSING = new Set([408, 429, 500, 502, 503, 504]);

/** Whether a proxy that answered so is to be expected to answer every request so. */
export function isLastingRefusal(status: number | undefined): boolean {
  return status !== undefined && !PASSING.has(status);
}
