import type { ServerName } from 's3-test-server/contract/servers.ts';

export interface Difference {
  readonly reason: string;
  /** What the first run that notices says: of the upload, or of the delete that follows. */
  readonly message: RegExp;
}

type Differences = Readonly<Partial<Record<string, Difference>>>;

/** Kinds of names that a server can't hold, for files. Nothing of them may count as done. */
export const FILE_DIFFERENCES: Readonly<Record<ServerName, Differences>> = {
  dev: {},
  moto: {
    'a line feed': { reason: 'has no route for it', message: /NotFromStore: HTTP 404 / },
    'CR and LF': { reason: 'has no route for it', message: /NotFromStore: HTTP 404 / },
  },
  versitygw: {
    'U+0001': {
      reason: 'lists U+FFFD in its place',
      message: /still lists 1 object, the first is "site\//,
    },
    'U+FFFE': {
      reason: 'lists U+FFFD in its place',
      message: /still lists 1 object, the first is "site\//,
    },
  },
};

/** Kinds of keys that a server changes or refuses, whoever sends them. */
export const KEY_DIFFERENCES: Readonly<Record<ServerName, readonly string[]>> = {
  dev: [],
  moto: [],
  versitygw: [
    'the key under it',
    'an empty segment',
    'slashes at the end',
    'a dot segment',
    'a dot-dot segment',
    'a URL',
  ],
};
