import { counted } from '../../core/batch-error.ts';
import { shown } from '../../core/shown.ts';
import type { Reader } from './reader.ts';

/** S3's limit for keys, and so for what they begin with. */
const MAX_KEY_BYTES = 1024;

/** The prefix of upload-dir: empty, or a directory. */
export function parseUploadPrefix(reader: Reader): string {
  const given = reader.text('prefix');
  if (given === '') return '';
  const prefix = given.replace(/\/?$/, '/');
  refuseBadPrefix(reader, prefix);
  return prefix;
}

/** The prefix of sync-dir: a directory; with deletes the whole bucket only when that is confirmed. */
export function parseSyncPrefix(reader: Reader, deletes: boolean): string {
  const given = reader.text('prefix');
  const isWhole = reader.flag('whole-bucket');
  if (deletes && ['', '/', '*'].includes(given)) {
    const remedy = 'name the prefix; whole-bucket: true lets it delete anywhere in the bucket';
    return parseWholeBucket(reader, isWhole, remedy);
  }
  if (isWhole) {
    const expected = 'false, unless delete is true and prefix is empty';
    reader.refuse('whole-bucket', expected, 'leave it out');
  }
  return parseUploadPrefix(reader);
}

/** The prefix of what deletes or aborts: a directory, what keys start with, or the whole bucket. */
export function parseDeletePrefix(reader: Reader): string {
  const given = reader.text('prefix');
  const isWhole = reader.flag('whole-bucket');
  if (['', '/', '*'].includes(given)) {
    const remedy = 'name the prefix; whole-bucket: true means everything';
    return parseWholeBucket(reader, isWhole, remedy);
  }
  if (isWhole) {
    reader.refuse('prefix', 'empty with whole-bucket: true', 'leave one of the two out');
  }
  const prefix = given.endsWith('*') ? given.slice(0, -1) : given.replace(/\/?$/, '/');
  if (prefix.includes('*')) {
    const remedy = 'a star is only understood as the last character';
    reader.refuse('prefix', 'without a star in its middle', remedy);
  }
  refuseBadPrefix(reader, prefix);
  return prefix;
}

function parseWholeBucket(reader: Reader, isWhole: boolean, remedy: string): string {
  if (!isWhole) {
    reader.refuse('prefix', 'a directory of the bucket, not all of it', remedy);
  } else if (reader.text('prefix') !== '') {
    reader.refuse('prefix', 'empty with whole-bucket: true', 'leave it out');
  }
  return '';
}

function refuseBadPrefix(reader: Reader, prefix: string): void {
  const segments = prefix.replace(/\/$/, '').split('/');
  if (prefix.startsWith('/')) {
    reader.refuse('prefix', 'without a leading "/"', 'write it without; keys begin with a name');
  } else if (segments.includes('')) {
    reader.refuse('prefix', 'without empty segments', EMPTY_EXPRESSION);
  }
  const unset = segments.find((segment) => /^(undefined|null)$|\$\{\{/.test(segment));
  if (unset !== undefined) {
    reader.refuse('prefix', `without the segment ${shown(unset)}`, EMPTY_EXPRESSION);
  }
  if (segments.some((segment) => segment === '.' || segment === '..')) {
    reader.refuse('prefix', 'without "." and ".." as segments', 'write the path in full');
  }
  if (/\p{Cc}/u.test(prefix)) {
    reader.refuse('prefix', 'without line breaks and control characters', 'write it on one line');
  }
  const bytes = Buffer.byteLength(prefix);
  if (bytes > MAX_KEY_BYTES) {
    const expected = `at most ${counted(MAX_KEY_BYTES)} bytes long`;
    reader.refuse('prefix', expected, `it has ${counted(bytes)}; keys may not be longer`);
  }
}

const EMPTY_EXPRESSION =
  'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
  '"if: ${{ … != \'\' }}"';
