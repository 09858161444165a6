import { ownCodes } from './own.ts';
import type { ErrorFacts, ErrorRow } from './row.ts';

const DESCRIPTOR_CODES = ['EMFILE', 'ENFILE'];
const hasNoDescriptors = ({ causes }: ErrorFacts) =>
  causes.some((code) => DESCRIPTOR_CODES.includes(code));

/** What goes wrong on the runner. */
export const LOCAL_ROWS: readonly ErrorRow[] = [
  {
    id: 'descriptors',
    signs: [
      { codes: DESCRIPTOR_CODES },
      { codes: ['*'], when: hasNoDescriptors, condition: 'its cause is `EMFILE` or `ENFILE`' },
    ],
    happened: () => 'the runner has no file descriptors left',
    todo: () =>
      'set the input "concurrency" to a lower number, or raise the limit with ulimit -n on a ' +
      'runner of your own',
  },
  {
    id: 'disk-read',
    signs: [
      { codes: ['SourceUnreadable'], scope: 'batch' },
      { codes: [...ownCodes('disk-read').filter((code) => code !== 'SourceUnreadable'), 'EIO'] },
    ],
    happened: () => "the runner can't read a file or directory of the source",
    todo: () =>
      'give the user that runs this the right to read it, check that the step that makes it ran ' +
      'before this one, check the disk, or leave it out with "exclude"',
  },
  {
    id: 'disk-write',
    signs: [{ codes: ownCodes('disk-write') }],
    happened: () => "the runner can't write a file",
    todo: () => 'check the rights on the directory and the space on its disk',
  },
  {
    id: 'content-changed',
    signs: [{ codes: ownCodes('content-changed') }],
    happened: () => 'a file of the source changed while it was being read',
    todo: () => 'let nothing write to the source while this runs',
  },
  {
    id: 'link',
    signs: [{ codes: ownCodes('link') }],
    happened: () => "a symbolic link of the source can't be followed",
    todo: () => 'put a copy of what it should lead to in its place, or leave it out with "exclude"',
  },
  {
    id: 'git-directory',
    signs: [{ codes: ownCodes('git-directory') }],
    happened: () => 'the source holds a ".git", which may hold credentials',
    todo: () =>
      'give the directory of the built files as the source, or leave ".git" out with "exclude"',
  },
  {
    id: 'file-name',
    signs: [{ codes: ownCodes('file-name') }],
    happened: () => 'the name of a file is not valid UTF-8, as a key must be',
    todo: () => 'rename the file, or leave it out with "exclude"',
  },
  {
    id: 'not-a-file',
    signs: [{ codes: ownCodes('not-a-file') }],
    happened: () => 'the source holds a pipe, a socket or a device, which has no content to upload',
    todo: () => 'remove it, or leave it out with "exclude"',
  },
  {
    id: 'unsafe-path',
    signs: [{ codes: ownCodes('unsafe-path') }],
    happened: () => 'a path leads out of its directory, or changed while it was being opened',
    todo: () =>
      'remove the link or the name that the message tells of, and let nothing change the files',
  },
  {
    id: 'ca-bundle',
    signs: [{ codes: ownCodes('ca-bundle') }],
    scope: 'batch',
    happened: () => 'the file of certificates that AWS_CA_BUNDLE names is of no use',
    todo: () => 'correct AWS_CA_BUNDLE, or unset it',
  },
  {
    id: 'cancelled',
    signs: [{ codes: [...ownCodes('cancelled'), 'AbortError'] }],
    happened: () => 'the run was stopped before everything was done',
    todo: () => 'run it again, which is safe: what was done stays done',
  },
];
