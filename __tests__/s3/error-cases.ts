import { ItemError, StoreError, type StoreErrorDetails } from '../../src/core/errors.ts';

/** An error as it is met, and how the row that is meant for it begins to say what to do. */
export type ErrorCase = readonly [id: string, error: Error, todo: string, bucket?: string];

export const store = (code: string, message = code, details: StoreErrorDetails = {}) =>
  new StoreError(code, message, details);
export const system = (code: string, message = code) => Object.assign(new Error(message), { code });
export const deniedTo = (
  permission: string,
  why = 'because no identity-based policy allows it',
  key = 'k',
) =>
  store(
    'AccessDenied',
    `User: arn:aws:sts::1:assumed-role/r/s is not authorized to perform: ${permission} on ` +
      `resource: "arn:aws:s3:::b/${key}" ${why}`,
    { status: 403 },
  );
export const denied = (operation?: string, key?: string) =>
  store('AccessDenied', 'Access Denied', {
    status: 403,
    ...(operation !== undefined && { operation }),
    ...(key !== undefined && { key }),
  });
export const ofVersion = (error: StoreError) =>
  new ItemError(
    { bucket: 'b', key: error.key ?? 'k', versionId: 'v' },
    error.code,
    error,
    'delete',
  );
export const foreign = (status: number, message = `HTTP ${status}`) =>
  store('NotFromStore', message, { status });
export const tooMany = system('EMFILE', "EMFILE: too many open files, open 'a'");
