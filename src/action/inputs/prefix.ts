import { formatCount, quoteShort } from '../../core/text.ts';
import type { Reader } from './reader.ts';
import { COMMON_INPUTS } from './specs.ts';

/** S3's limit for keys, and so for what they begin with. */
const MAX_KEY_BYTES = 1024;

/** The root of the bucket, as the workflow names it. */
const ROOT = COMMON_INPUTS.prefix.default;

/** A reader of what a mode that deletes or aborts asks. */
type BucketWideReader = Reader<'prefix' | 'whole-bucket'>;

/** The prefix of upload-dir: empty for the root, or a directory. */
export function parseUploadPrefix(reader: Reader<'prefix'>): string {
  const given = reader.text('prefix');
  if (given === ROOT) return '';
  const prefix = asDirectory(given);
  refuseBadPrefix(reader, prefix);
  warnOfPattern(reader, given);
  return prefix;
}

/** The prefix of sync-dir: a directory; with deletes the whole bucket only when that is confirmed. */
export function parseSyncPrefix(reader: BucketWideReader, deletes: boolean): string {
  if (deletes) {
    warnOfPattern(reader, reader.text('prefix'));
    return parseDeleted(reader, 'lets it delete anywhere in the bucket', asDirectory);
  }
  if (reader.flag('whole-bucket')) {
    const statement = 'confirms that objects anywhere in the bucket may be deleted';
    reader.refuse('whole-bucket', statement, 'leave it out, or set delete: true');
  }
  return parseUploadPrefix(reader);
}

/** The prefix of what deletes or aborts: a directory, what keys start with, or the whole bucket. */
export function parseDeletePrefix(reader: BucketWideReader): string {
  return parseDeleted(reader, 'means everything in it', (given) => {
    const prefix = given.endsWith('*') ? given.slice(0, -1) : asDirectory(given);
    if (prefix.includes('*')) {
      const remedy = 'write a star only as the last character';
      reader.refuse('prefix', 'has a star before its end', remedy);
    }
    return prefix;
  });
}

function parseDeleted(
  reader: BucketWideReader,
  wholeBucket: string,
  prefixOf: (given: string) => string,
): string {
  const given = reader.text('prefix');
  const isWhole = reader.flag('whole-bucket');
  if (given === ROOT) {
    if (isWhole || reader.isEmpty('prefix')) return '';
    const remedy = `name a directory in it; whole-bucket: true ${wholeBucket}`;
    reader.refuse('prefix', 'is the root of the bucket', remedy);
    return '';
  }
  const before = reader.problems.length;
  if (/^\**$/.test(given)) {
    const remedy = `write prefix: ${ROOT} with whole-bucket: true if that is meant`;
    reader.refuse('prefix', 'means every key of the bucket', remedy);
    return '';
  }
  if (isWhole) {
    const remedy = `write prefix: ${ROOT}, or leave whole-bucket out`;
    reader.refuse('prefix', 'contradicts whole-bucket: true', remedy);
  }
  const prefix = prefixOf(given);
  refuseBadPrefix(reader, prefix);
  if (reader.problems.length === before) refuseOpenEnd(reader, given);
  return prefix;
}

/** `previews/${{ number }}` without a number would be all previews. */
function refuseOpenEnd(reader: Reader<'prefix'>, given: string): void {
  const directory = given.replace(/\/\*?$/, '');
  if (directory !== given) {
    reader.refuse(
      'prefix',
      `ends in "${given.slice(directory.length)}"`,
      'an expression at its end may have come out empty; ' +
        `write ${directory} if all of it is meant`,
    );
  } else if (/[-_.=]\*$/.test(given)) {
    reader.warnings.push(
      `prefix ${quoteShort(given)} means every key that begins with what is before the star: ` +
        'check that no expression in it came out empty',
    );
  }
}

/** A prefix that uploads go to is no pattern, and has no other separator than a slash. */
function warnOfPattern(reader: Reader<'prefix'>, given: string): void {
  if (given.includes('*')) {
    reader.warnings.push(
      `prefix ${quoteShort(given)} has a star, which is not a pattern here and would be part of every ` +
        'key: remove it',
    );
  }
  if (given.includes('\\')) {
    reader.warnings.push(
      `prefix ${quoteShort(given)} has a backslash, which is not a separator in keys: write ` +
        quoteShort(given.replaceAll('\\', '/')),
    );
  }
}

function asDirectory(given: string): string {
  return given.replace(/\/?$/, '/');
}

/** A segment that is left of an expression which came out empty or was not evaluated. */
export const UNSET_SEGMENT = /^(undefined|null)$|\$\{\{/;

function refuseBadPrefix(reader: Reader<'prefix'>, prefix: string): void {
  const segments = prefix.replace(/\/$/, '').split('/');
  const unset = segments.find((segment) => UNSET_SEGMENT.test(segment));
  if (/^s3:\/\//i.test(prefix)) {
    const remedy = `write only what follows the name of the bucket, or ${ROOT} for its root`;
    reader.refuse('prefix', 'is a URL', remedy);
  } else if (prefix.startsWith('/')) {
    const remedy = `an expression before it may have come out empty; remove it`;
    reader.refuse('prefix', 'begins with "/"', remedy);
  } else if (unset !== undefined) {
    reader.refuse('prefix', `has the segment ${quoteShort(unset)}`, EMPTY_EXPRESSION);
  } else if (segments.some((segment) => segment.trim() === '')) {
    reader.refuse('prefix', 'has an empty segment', EMPTY_EXPRESSION);
  } else if (segments.some((segment) => segment === '.' || segment === '..')) {
    reader.refuse('prefix', 'has "." or ".." as a segment', 'write the path in full');
  }
  if (/\p{Cc}/u.test(prefix)) {
    reader.refuse('prefix', 'has a line break or control character', 'write it on one line');
  }
  const bytes = Buffer.byteLength(prefix);
  if (bytes > MAX_KEY_BYTES) {
    const remedy = `the limit is ${formatCount(MAX_KEY_BYTES)}; shorten it`;
    reader.refuse('prefix', `has ${formatCount(bytes)} bytes`, remedy);
  }
}

const EMPTY_EXPRESSION =
  'an expression in it came out empty or was not evaluated; check it, and guard the step with ' +
  '"if: ${{ … != \'\' }}"';
