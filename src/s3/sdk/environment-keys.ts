/** The variables that hold an access key; a session token may follow. */
export const KEY_VARIABLES = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'] as const;

/**
 * Whether the environment has an access key and its secret: both (`given`), neither is set
 * (`absent`), both are empty or one is empty and the other not set (`empty`), or one has a value
 * and the other has none (`partial`).
 */
export type EnvironmentKeys = 'given' | 'absent' | 'empty' | 'partial';

export function environmentKeysOf(env: NodeJS.ProcessEnv): EnvironmentKeys {
  const values = KEY_VARIABLES.map((name) => env[name]);
  if (values.every((value) => value === undefined)) return 'absent';
  const filled = values.filter((value) => !isBlank(value));
  if (filled.length === values.length) return 'given';
  return filled.length === 0 ? 'empty' : 'partial';
}

/** Whether the environment names a source of credentials other than an access key. */
export function namesOtherSource(env: NodeJS.ProcessEnv): boolean {
  return !isBlank(env['AWS_PROFILE']) || namesWebIdentity(env) || namesContainer(env);
}

export function namesWebIdentity(env: NodeJS.ProcessEnv): boolean {
  return !isBlank(env['AWS_WEB_IDENTITY_TOKEN_FILE']) && !isBlank(env['AWS_ROLE_ARN']);
}

export function namesContainer(env: NodeJS.ProcessEnv): boolean {
  return (
    !isBlank(env['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI']) ||
    !isBlank(env['AWS_CONTAINER_CREDENTIALS_FULL_URI'])
  );
}

/** Whether a value is empty or has only invisible characters. */
export function isBlank(value = ''): boolean {
  return /^[\s\p{Cc}\p{Cf}]*$/u.test(value);
}
