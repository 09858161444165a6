import type { Reader } from './reader.ts';

/** S3's limit for keys, and so for what they begin with. */
const MAX_KEY_BYTES = 1024;

/** The prefix of upload-dir: empty, or a directory. */
export function parseUploadPrefix(reader: Reader): string {
  const given = reader.text('prefix');
  if (given === '') return '';
  const path = given.replace(/\/$/, '');
  refuseBadPath(reader, path);
  return `${path}/`;
}

/** The prefix of delete-prefix: a directory, what keys start with, or the whole bucket. */
export function parseDeletePrefix(reader: Reader): string {
  const given = reader.text('prefix');
  const isWhole = reader.flag('whole-bucket');
  if (['', '/', '*'].includes(given)) {
    if (!isWhole) {
      const remedy = 'name the prefix to delete; whole-bucket: true deletes everything';
      reader.refuse('prefix', 'a directory of the bucket, not all of it', remedy);
    } else if (given !== '') {
      reader.refuse('prefix', 'empty with whole-bucket: true', 'leave it out');
    }
    return '';
  }
  if (isWhole) {
    reader.refuse('prefix', 'empty with whole-bucket: true', 'leave one of the two out');
  }
  const isStar = given.endsWith('*');
  const path = isStar ? given.slice(0, -1) : given.replace(/\/$/, '');
  if (path.includes('*')) {
    const remedy = 'a star is only understood as the last character';
    reader.refuse('prefix', 'without a star in its middle', remedy);
  }
  refuseBadPath(reader, isStar ? path.replace(/\/$/, '') : path);
  return isStar ? path : `${path}/`;
}

function refuseBadPath(reader: Reader, path: string): void {
  const segments = path.split('/');
  if (path.startsWith('/')) {
    reader.refuse('prefix', 'without a leading "/"', 'write it without; keys begin with a name');
  } else if (segments.includes('')) {
    reader.refuse('prefix', 'without empty segments', EMPTY_EXPRESSION);
  }
  const unset = segments.find((segment) => /^(undefined|null)$|\$\{\{/.test(segment));
  if (unset !== undefined) {
    reader.refuse('prefix', `without the segment ${JSON.stringify(unset)}`, EMPTY_EXPRESSION);
  }
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    reader.refuse('prefix', 'without "." and ".." as segments', 'write the path in full');
  }
  if (/\p{Cc}/u.test(path)) {
    reader.refuse('prefix', 'without line breaks and control characters', 'write it on one line');
  }
  if (Buffer.byteLength(path) >= MAX_KEY_BYTES) {
    reader.refuse('prefix', `shorter than ${MAX_KEY_BYTES} bytes`, 'keys may not be longer');
  }
}

const EMPTY_EXPRESSION =
  'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
  '"if: ${{ … != \'\' }}"';
