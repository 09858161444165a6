/**
 * Stands in the bundle for `@actions/http-client`, which loads all of undici. `@actions/core` has it
 * for `getIDToken` alone, which the action does not call, and would load it at every start.
 */
export function HttpClient() {
  throw new Error('the bundle has no HTTP client for getIDToken: see tsconfig.bundle.json');
}

export { HttpClient as BearerCredentialHandler };
