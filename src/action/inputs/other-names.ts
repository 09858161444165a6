import type { ModeName } from '../modes/modes.ts';

/** What a mode may be called elsewhere, without its separators, and what to write. */
const OTHER_MODES: readonly (readonly [names: string, remedy: string])[] = [
  ['sync mirror deploy publish sync-directory sync-folder sync-site deploy-dir', write('sync-dir')],
  ['upload put cp copy push upload-directory upload-folder upload-files', write('upload-dir')],
  ['delete remove rm del prune purge empty expire retention delete-dir', write('delete-prefix')],
  ['delete-directory delete-folder delete-objects delete-files', write('delete-prefix')],
  [
    'clean cleanup',
    'write delete-prefix, or abort-uploads for multipart uploads that were never completed',
  ],
  ['abort abort-multipart abort-multipart-uploads multipart uploads', write('abort-uploads')],
  ['download get pull fetch download-dir', 'no mode downloads objects'],
  ['move mv rename', 'no mode moves or renames objects'],
];

function write(mode: ModeName): string {
  return `write ${mode}`;
}

const CREDENTIALS =
  'credentials come from the environment; set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in ' +
  '"env" of the step, or sign in before it with aws-actions/configure-aws-credentials';
const ROLE =
  'sign in before this step with aws-actions/configure-aws-credentials, which has this input';
const CDN =
  'this action does not invalidate caches; do it in a later step: the output "changed-keys" ' +
  'lists what changed';
const FLAGS =
  'there are no command-line flags; use the inputs delete, exclude, include, follow-symlinks and ' +
  'dry-run, and headers for --acl, --cache-control and the like';
const DELETE = 'write delete: true, in mode sync-dir';
const AUTOMATIC = 'remove it, since this is automatic';
const COMPRESSED =
  'compress the files before this step, and write Content-Encoding: gzip in "headers"';
const LOG = 'remove it; to see every retry, re-run the job with debug logging';

/** What inputs are called elsewhere, without separators, and what to write here. */
const OTHER_INPUTS: readonly (readonly [names: string, remedy: string])[] = [
  [
    'path paths',
    'write "source" for the directory to upload, or "prefix" for the place in the bucket',
  ],
  ['source-dir source-directory source-path source-folder src src-dir local-source', use('source')],
  ['folder dir directory local local-path local-dir local-folder input-dir root', use('source')],
  ['build-dir build-directory build-path build-folder dist dist-dir dist-folder', use('source')],
  [
    'public-dir publish-dir site-dir website-dir upload-path upload-dir location from',
    use('source'),
  ],
  ['artifact-path artifact-folder assets-dir output-dir working-directory', use('source')],
  ['dest dest-dir dest-path destination destination-dir destination-directory', use('prefix')],
  ['destination-path dest-folder target target-dir target-path target-folder', use('prefix')],
  ['remote remote-dir remote-path remote-folder key key-prefix s3-key s3-path', use('prefix')],
  ['s3-prefix aws-s3-prefix aws-s3-path s3-dir s3-folder bucket-path bucket-dir', use('prefix')],
  ['bucket-prefix bucket-key bucket-folder object-prefix object-key object-path', use('prefix')],
  ['s3-bucket aws-s3-bucket aws-bucket bucket-name s3-bucket-name', use('bucket')],
  ['aws-bucket-name aws-s3-bucket-name dest-bucket destination-bucket bucket-id', use('bucket')],
  ['to s3-uri s3-url uri bucket-url', 'write the name in "bucket" and the rest in "prefix"'],
  ['aws-region aws-default-region default-region bucket-region', use('region')],
  ['s3-region aws-s3-region aws-bucket-region', use('region')],
  ['endpoint-url s3-endpoint s3-endpoint-url aws-endpoint aws-endpoint-url', use('endpoint')],
  ['aws-s3-endpoint custom-endpoint minio-endpoint host server url', use('endpoint')],
  ['website-url base-url preview-url deploy-url environment-url site', use('site-url')],
  ['s3-force-path-style path-style use-path-style addressing-style', use('force-path-style')],
  ['insecure use-ssl ssl secure tls http', 'write allow-http: true if the endpoint has no https'],
  [
    'no-verify-ssl verify-ssl skip-tls-verify insecure-skip-verify',
    'certificates are always checked; name the file of your own in the variable NODE_EXTRA_CA_CERTS',
  ],
  ['acl canned-acl default-acl object-acl grants', header('x-amz-acl: public-read')],
  ['public public-read make-public', header('x-amz-acl: public-read')],
  ['private', header('x-amz-acl: private')],
  ['cache-control cache cache-age max-age', header('Cache-Control: max-age=3600')],
  ['no-cache html-cache-control', header('Cache-Control: no-cache')],
  ['immutable', header('Cache-Control: public, max-age=31536000, immutable')],
  ['content-type content-types mime-type mime-types mime', header('Content-Type: text/plain')],
  ['content-encoding', header('Content-Encoding: gzip')],
  ['content-disposition', header('Content-Disposition: attachment')],
  ['content-language', header('Content-Language: de')],
  ['expires', header('Expires: Thu, 01 Jan 2099 00:00:00 GMT')],
  ['metadata meta object-metadata', header('x-amz-meta-NAME: value')],
  ['storage-class s3-storage-class', header('x-amz-storage-class: STANDARD_IA')],
  ['sse server-side-encryption encryption encrypt', header('x-amz-server-side-encryption: AES256')],
  ['sse-kms-key-id kms-key-id kms-key', header('x-amz-server-side-encryption-aws-kms-key-id: ARN')],
  ['tags tagging tag-set object-tags', header('x-amz-tagging: name=value')],
  ['website-redirect redirect', header('x-amz-website-redirect-location: /elsewhere')],
  ['header http-headers custom-headers', use('headers')],
  ['delete-removed delete-extra delete-stale delete-missing', DELETE],
  ['delete-orphaned remove-deleted clean-remote mirror prune purge clean', DELETE],
  ['files-to-include files file glob globs pattern patterns filter filters', use('include')],
  ['includes include-pattern include-patterns only', use('include')],
  ['excludes exclude-pattern exclude-patterns exclude-files', use('exclude')],
  ['files-to-exclude ignore ignores skip-files', use('exclude')],
  ['include-hidden hidden hidden-files dotfiles dot include-dotfiles', use('include-hidden-files')],
  ['symlinks follow-links no-follow-symlinks dereference', use('follow-symlinks')],
  ['if-no-files-found allow-empty fail-on-empty', use('allow-empty-source')],
  ['overwrite overwrite-existing skip-existing no-clobber ignore-existing', use('if-exists')],
  ['replace force no-overwrite', use('if-exists')],
  ['size-only exact-timestamps checksum checksums compare-by', use('compare')],
  ['delete-limit max-removals', use('max-deletes')],
  ['parallel parallelism max-concurrency max-concurrent-requests threads', use('concurrency')],
  ['workers jobs transfers upload-concurrency queue-size max-parallel', use('concurrency')],
  ['simulate preview what-if check noop plan', use('dry-run')],
  ['continue-on-error fail-on-error fail-fast ignore-errors strict', use('on-failure')],
  ['retention-days retention days age min-age expire-after keep-days ttl', use('older-than')],
  ['keep keep-last keep-latest keep-count retain releases-to-keep', use('keep-newest')],
  ['keys keys-file key-list key-file files-from objects manifest', use('keys-from')],
  ['all-versions version-id versioned', use('versions')],
  [
    'recursive all empty-bucket',
    'a prefix means everything under it, and whole-bucket: true everything in the bucket',
  ],
  ['output output-file report-file report-path log-file', use('report')],
  ['action operation command method', use('mode')],
  ['aws-access-key-id aws-secret-access-key aws-session-token', CREDENTIALS],
  ['access-key access-key-id aws-access-key aws-key-id key-id s3-access-key', CREDENTIALS],
  ['secret secret-key secret-access-key aws-secret-key aws-secret-key-id', CREDENTIALS],
  ['session-token aws-secret-access-key-id s3-secret-key minio-access-key', CREDENTIALS],
  ['minio-secret-key username user password credentials', CREDENTIALS],
  ['role role-arn aws-role aws-role-arn aws-role-to-assume assume-role', ROLE],
  ['role-to-assume role-session-name role-duration-seconds role-external-id', ROLE],
  ['role-chaining web-identity-token-file audience mask-aws-account-id', ROLE],
  ['profile aws-profile', 'set the variable AWS_PROFILE in "env" of the step'],
  ['distribution-id dist-id distribution aws-distribution-id cf-distribution-id', CDN],
  ['cloudfront-distribution-id cloudfront-distribution cloudfront-id', CDN],
  ['aws-cloudfront-distribution-id cloudfront-paths cloudfront-invalidate-paths', CDN],
  ['invalidation invalidate invalidate-paths invalidation-path invalidation-paths', CDN],
  ['invalidate-cloudfront distribution-invalidation-path purge-cache', CDN],
  ['args arg flags options extra-args aws-args cli-args', FLAGS],
  ['compression-level compression compress gzip brotli', COMPRESSED],
  ['retries retry max-retries retry-count max-attempts', AUTOMATIC],
  ['multipart-threshold part-size chunk-size multipart-chunksize', AUTOMATIC],
  ['guess-mime-type checksum-algorithm', AUTOMATIC],
  ['quiet silent verbose debug log-level no-progress only-show-errors', LOG],
  ['timeout', 'write timeout-minutes on the step, beside "uses"'],
  ['name', 'write it on the step, beside "uses"'],
  ['token github-token repo-token', "remove it, since this action doesn't call GitHub's API"],
  [
    'strip-prefix strip-components flatten',
    'keys are the paths below "source"; set it to a deeper directory',
  ],
  ['website index-document error-document', 'remove it, since this is a setting of the bucket'],
];

function use(input: string): string {
  return `write "${input}"`;
}

function header(line: string): string {
  return `write it in "headers": a glob such as ** on a line, and below it, indented, ${line}`;
}

/** What to write in place of a mode that is called so elsewhere. */
export function otherMode(name: string): string | undefined {
  return remedyFor(name, OTHER_MODES);
}

/** What to write in place of an input that is called so elsewhere. */
export function otherInput(name: string): string | undefined {
  return remedyFor(name, OTHER_INPUTS);
}

function remedyFor(
  name: string,
  rows: readonly (readonly [names: string, remedy: string])[],
): string | undefined {
  const bare = bareOf(name);
  return rows.find(([names]) => names.split(' ').some((one) => bareOf(one) === bare))?.[1];
}

/** `sourceDir`, `source_dir` and `source-dir` are one. */
function bareOf(name: string): string {
  return name.toLowerCase().replaceAll(/[-_. ]/g, '');
}
