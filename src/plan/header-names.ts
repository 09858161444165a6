import {
  METADATA_PREFIX,
  OBJECT_HEADER_NAMES,
  type ObjectHeaderName,
} from '../core/object-headers.ts';
import { nearest } from '../core/nearest.ts';

const ALLOWED: ReadonlySet<string> = new Set(OBJECT_HEADER_NAMES);

/** Headers of answers that S3 doesn't store with an object; what serves the bucket sets them. */
const FROM_CDN =
  /^(access-control-.*|content-security-policy(-report-only)?|cross-origin-.*|link|permissions-policy|referrer-policy|server|strict-transport-security|vary|x-content-type-options|x-frame-options|x-robots-tag|x-xss-protection)$/;

const COMPUTED =
  /^(content-length|content-md5|date|etag|host|last-modified|x-amz-(checksum|sdk|content|date|decoded|trailer).*)$/;

/** Why a header can't be stored with an object, and what to do; undefined: it can. */
export function headerNameProblem(name: string): string | undefined {
  if (ALLOWED.has(name)) return undefined;
  if (name.startsWith(METADATA_PREFIX)) {
    if (/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name.slice(METADATA_PREFIX.length))) return undefined;
    return 'is no header name: use letters, digits and hyphens after x-amz-meta-';
  }
  if (/customer-(key|algorithm)/.test(name)) {
    return (
      'is not supported: an object under a customer key can be read by nobody who only has the ' +
      'bucket; use x-amz-server-side-encryption: aws:kms'
    );
  }
  if (FROM_CDN.test(name)) {
    return (
      "can't be stored in S3: set it where the objects are served, in the response headers " +
      'policy of the CDN'
    );
  }
  if (COMPUTED.test(name)) return 'is set by the upload itself: leave it out';
  if (name === 'set-cookie' || name === 'authorization')
    return "can't be stored in S3: leave it out";
  const near = nearest(name, OBJECT_HEADER_NAMES);
  const hint = near === undefined ? `use ${METADATA_PREFIX}${name}` : `did you mean ${near}?`;
  return `is no header that S3 stores: ${hint}`;
}

const ONE_OF: Readonly<Partial<Record<ObjectHeaderName, readonly string[]>>> = {
  'x-amz-acl': [
    'private',
    'public-read',
    'public-read-write',
    'authenticated-read',
    'aws-exec-read',
    'bucket-owner-read',
    'bucket-owner-full-control',
  ],
  'x-amz-object-lock-legal-hold': ['ON', 'OFF'],
  'x-amz-object-lock-mode': ['GOVERNANCE', 'COMPLIANCE'],
  'x-amz-server-side-encryption': ['AES256', 'aws:kms', 'aws:kms:dsse'],
  'x-amz-server-side-encryption-bucket-key-enabled': ['true', 'false'],
};

const DATES: readonly string[] = ['expires', 'x-amz-object-lock-retain-until-date'];

/** Why a header can't have this value, and what to do; undefined: it can. */
export function headerValueProblem(name: string, value: string): string | undefined {
  if (value === '') return 'must have a value: write it after the colon, or leave the line out';
  if (/[^\t\x20-\x7e\xa0-\xff]/.test(value)) {
    return 'must be one line of Latin-1 text without control characters: encode what is not';
  }
  const choices = ONE_OF[name as ObjectHeaderName];
  if (choices !== undefined && !choices.includes(value)) {
    return `must be ${choices.join(' or ')}: write one of these`;
  }
  if (DATES.includes(name) && Number.isNaN(Date.parse(value))) {
    return 'must be a date: write Wed, 21 Oct 2026 07:28:00 GMT, for example';
  }
  return undefined;
}
