import {
  METADATA_PREFIX,
  OBJECT_HEADER_NAMES,
  type ObjectHeaderName,
} from '../core/object-headers.ts';
import { nearest } from '../core/nearest.ts';

const ALLOWED: ReadonlySet<string> = new Set(OBJECT_HEADER_NAMES);

/** Headers of answers that S3 doesn't store with an object; what serves the bucket sets them. */
const FROM_CDN =
  /^(access-control-.*|clear-site-data|content-security-policy(-report-only)?|cross-origin-.*|feature-policy|link|nel|origin-agent-cluster|permissions-policy|pragma|referrer-policy|refresh|report-to|reporting-endpoints|server|server-timing|strict-transport-security|timing-allow-origin|vary|x-content-type-options|x-dns-prefetch-control|x-frame-options|x-permitted-cross-domain-policies|x-robots-tag|x-xss-protection)$/;

const COMPUTED =
  /^(connection|content-length|content-md5|content-range|date|etag|expect|host|if-.*|last-modified|transfer-encoding|x-amz-(checksum|sdk|content|date|decoded|trailer).*)$/;

/** Why a header can't be stored with an object, and what to do; undefined: it can. */
export function headerNameProblem(name: string): string | undefined {
  if (ALLOWED.has(name)) return undefined;
  if (name.startsWith(METADATA_PREFIX)) {
    if (/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name.slice(METADATA_PREFIX.length))) return undefined;
    return 'is no header name: use letters, digits and hyphens after x-amz-meta-';
  }
  if (/customer-(key|algorithm)/.test(name)) {
    return (
      'is not supported: the key would stand in the workflow, and an object under a customer ' +
      'key can be read by nobody who lacks it; use x-amz-server-side-encryption: aws:kms'
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
  if (near !== undefined) return `is no header that S3 stores: did you mean ${near}?`;
  const isOfS3 = name.startsWith('x-amz-');
  return `is no header that S3 stores: ${isOfS3 ? 'leave it out' : `use ${METADATA_PREFIX}${name}`}`;
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
  if (DATES.includes(name) && !isDate(value)) {
    return 'must be a date: write Wed, 21 Oct 2026 07:28:00 GMT or 2026-10-21T07:28:00Z, for example';
  }
  return undefined;
}

const ISO_DATE = /^(\d{4}-\d{2}-\d{2})(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2}))?$/;

/**
 * An HTTP date or an ISO 8601 one with its zone. Date.parse alone would take `3600` for a year,
 * and a 31st of February for the 3rd of March.
 */
function isDate(value: string): boolean {
  const time = new Date(value);
  if (Number.isNaN(time.getTime())) return false;
  const day = ISO_DATE.exec(value)?.[1];
  if (day === undefined) return time.toUTCString() === value;
  return new Date(day).toISOString().startsWith(day);
}
