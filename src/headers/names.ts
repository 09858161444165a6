import {
  METADATA_PREFIX,
  OBJECT_HEADER_NAMES,
  objectHeader,
  type ObjectHeaderName,
} from '../core/object-headers.ts';
import { nearestName } from '../core/text.ts';

/** Response headers that S3 doesn't store: the CDN in front of the bucket sets them. */
const FROM_CDN =
  /^(access-control-.*|clear-site-data|content-security-policy(-report-only)?|cross-origin-.*|feature-policy|link|nel|origin-agent-cluster|permissions-policy|pragma|referrer-policy|refresh|report-to|reporting-endpoints|server|server-timing|strict-transport-security|timing-allow-origin|vary|x-content-type-options|x-dns-prefetch-control|x-frame-options|x-permitted-cross-domain-policies|x-robots-tag|x-xss-protection)$/;

const COMPUTED =
  /^(connection|content-length|content-md5|content-range|date|etag|expect|host|if-.*|last-modified|transfer-encoding|x-amz-(checksum|sdk|content|date|decoded|trailer).*)$/;

/** The names of S3's headers in other tools. */
const OF_S3: Readonly<Record<string, ObjectHeaderName>> = {
  ...Object.fromEntries(
    OBJECT_HEADER_NAMES.map((name) => [name.replace(/^x-amz-/, '').replaceAll('-', ''), name]),
  ),
  cannedacl: 'x-amz-acl',
  predefinedacl: 'x-amz-acl',
  redirect: 'x-amz-website-redirect-location',
  redirectlocation: 'x-amz-website-redirect-location',
  websiteredirect: 'x-amz-website-redirect-location',
  sse: 'x-amz-server-side-encryption',
  ssekmskeyid: 'x-amz-server-side-encryption-aws-kms-key-id',
  tags: 'x-amz-tagging',
};

/** Why a header can't be stored with an object, and a remedy; undefined: it can. */
export function headerNameProblem(name: string): string | undefined {
  if (objectHeader(name) !== undefined) return undefined;
  if (name.startsWith(METADATA_PREFIX)) {
    if (/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name.slice(METADATA_PREFIX.length))) return undefined;
    return 'is not a valid header name: use letters, digits and hyphens after x-amz-meta-';
  }
  const bare = name.replaceAll(/^[\s"'`-]+|["'`]+$/g, '');
  if (bare !== name && objectHeader(bare) !== undefined)
    return `is not a header name: write ${bare}`;
  const full = OF_S3[name.replaceAll(/[_-]/g, '')];
  if (full !== undefined) return `is not a header that S3 stores: write ${full}`;
  if (/customer-(key|algorithm)/.test(name)) {
    return (
      'is not supported: the key would be in the workflow, and no client without it could read the ' +
      'object; use x-amz-server-side-encryption: aws:kms'
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
  const near = nearestName(name, OBJECT_HEADER_NAMES);
  if (near !== undefined) return `is not a header that S3 stores: did you mean ${near}?`;
  const isOfS3 = name.startsWith('x-amz-');
  return `is not a header that S3 stores: ${isOfS3 ? 'leave it out' : `use ${METADATA_PREFIX}${name}`}`;
}
