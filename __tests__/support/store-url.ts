/**
 * Where stores are reached that listen at `endpoint` on this machine: there, or behind the proxy of
 * through-proxy.ts.
 */
export function storeUrl(endpoint: string): string {
  const { THROUGH_PROXY } = process.env;
  return THROUGH_PROXY === undefined ? endpoint : `https://localhost:${new URL(endpoint).port}`;
}

/** What a process needs in its environment to do the same. */
export function proxyVariables(): Record<string, string> {
  const { THROUGH_PROXY, HTTPS_PROXY = '', AWS_CA_BUNDLE = '' } = process.env;
  return THROUGH_PROXY === undefined ? {} : { HTTPS_PROXY, AWS_CA_BUNDLE };
}
