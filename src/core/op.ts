/** What was to be done with an object. */
export type Op = 'upload' | 'download' | 'delete' | 'abort' | 'copy';
