import type { ErrorFacts, Failure } from './failure.ts';

const DESCRIPTOR_CODES = ['EMFILE', 'ENFILE'];
const hasNoDescriptors = ({ causes }: ErrorFacts) =>
  causes.some((code) => DESCRIPTOR_CODES.includes(code));

/** What goes wrong on the runner. */
export const LOCAL_FAILURES: readonly Failure[] = [
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
    signs: [{ codes: ['UnreadableFile', 'UnreadableDirectory', 'EIO'] }],
    happened: () => "the runner can't read a file or directory of the source",
    todo: () =>
      'give the user that runs this the right to read it, check the disk, or leave it out with ' +
      '"exclude"',
  },
  {
    id: 'content-changed',
    signs: [{ codes: ['ContentChanged'] }],
    happened: () => 'a file of the source changed while it was being uploaded',
    todo: () => 'let nothing write to the source while it is being uploaded',
  },
  {
    id: 'cancelled',
    signs: [{ codes: ['RequestCanceled', 'AbortError'] }],
    happened: () => 'the run was stopped before everything was done',
    todo: () => 'run it again, which is safe: what was done stays done',
  },
];
