/** What most likely left a value empty. */
export const UNSET =
  'if it comes from a variable or secret, that is not set for this repository or environment, ' +
  'or this is a pull request from a fork, which gets none';

/** The same of several values. */
export const UNSET_ALL =
  'if they come from variables or secrets, those are not set for this repository or environment, ' +
  'or this is a pull request from a fork, which gets none';
