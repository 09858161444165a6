import { StoreError, type StoreErrorDetails } from '../../core/errors.ts';
import { scopeOf } from '../error-codes.ts';

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
    { ...details, scope: scopeOf({ code: 'ProxyError', ...details }) },
  );
}

function hostnameOf(target: string): string {
  return target.replace(/:\d+$/, '');
}
