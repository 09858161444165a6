import { isAccessPointArn } from '../../core/keys.ts';
import { quoteShort } from '../../core/text.ts';
import {
  environmentKeysOf,
  isBlank,
  KEY_VARIABLES,
  namesOtherSource,
} from '../../s3/sdk/environment-keys.ts';
import { caBundleProblem } from '../../s3/wire/ca-bundle.ts';
import { doubledBucket, endpointWithoutBucket, isLoopback } from '../../s3/wire/endpoint-guard.ts';
import { type Reader, UNSET, UNSET_ALL } from './reader.ts';

/** What the SDK and this project read of the environment beside the inputs. */
const READ =
  /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|CREDENTIAL_\w+|ACCOUNT_ID|REGION|DEFAULT_REGION|ENDPOINT_URL(_\w+)?|IGNORE_CONFIGURED_ENDPOINT_URLS|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_\w+|EC2_METADATA_\w+|USE_\w+|S3_\w+|REQUEST_CHECKSUM_\w+|RESPONSE_CHECKSUM_\w+|CA_BUNDLE)|NODE_EXTRA_CA_CERTS|(HTTPS?|ALL|NO)_PROXY)$/i;

const SECRET = /KEY|TOKEN$|PROXY/i;

/** Refuses variables that can't be meant as they are, before any request; never shows a value. */
export function checkEnvironment(reader: Reader, env: NodeJS.ProcessEnv): void {
  for (const [name, value = ''] of Object.entries(env)) {
    const statement = READ.test(name) ? textProblem(name, value) : undefined;
    if (statement === undefined) continue;
    const remedy = SECRET.test(name) ? 'set the value again without it' : 'remove it';
    reader.problems.push(`${name} ${statement}: ${remedy}`);
  }
  const keys = keysProblem(env);
  if (keys !== undefined) reader.problems.push(keys);
  const bundle = caBundleProblem(env);
  if (bundle !== undefined) {
    reader.problems.push(`${bundle}: name a file of certificates in PEM, or unset the variable`);
  }
  if (env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0') {
    reader.warnings.push(
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so certificates are not checked, and anyone between ' +
        'the runner and the store can read and change what is sent: unset it, and name the file of a ' +
        'private certificate authority in NODE_EXTRA_CA_CERTS or AWS_CA_BUNDLE',
    );
  }
}

/** What is wrong at the ends of a value, as a statement about it. */
function textProblem(name: string, value: string): string | undefined {
  if (value === '') return undefined;
  if (isBlank(value)) return isKey(name) ? undefined : 'has only white space';
  const first = blankOf(/^[\s\p{Cc}\p{Cf}]+/u.exec(value)?.[0]);
  const last = blankOf(/[\s\p{Cc}\p{Cf}]+$/u.exec(value)?.[0]);
  if (first !== undefined && last !== undefined)
    return `begins with ${first} and ends with ${last}`;
  if (first !== undefined) return `begins with ${first}`;
  if (last !== undefined) return `ends with ${last}`;
  if (/^(["'`]).*\1$/s.test(value)) return 'is in quotes';
  return isCredential(name) && /[\r\n]/.test(value) ? 'has a line break' : undefined;
}

function blankOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/[\r\n]/.test(text)) return 'a line break';
  return /^[ \t]+$/.test(text) ? 'white space' : 'an invisible character';
}

/** An empty key means more than blanks where something else is expected. */
function isKey(name: string): boolean {
  return KEY_VARIABLES.some((key) => key === name);
}

function isCredential(name: string): boolean {
  return isKey(name) || name === 'AWS_SESSION_TOKEN';
}

function keysProblem(env: NodeJS.ProcessEnv): string | undefined {
  const keys = environmentKeysOf(env);
  if (keys === 'partial') return partialProblem(env);
  if (keys !== 'empty') return undefined;
  const isNamed = namesOtherSource(env);
  // The SDK would sign with a key of blanks.
  if (isNamed && KEY_VARIABLES.every((name) => !env[name])) return undefined;
  return emptyProblem(KEY_VARIABLES.filter((name) => env[name] !== undefined));
}

function partialProblem(env: NodeJS.ProcessEnv): string {
  const [missing = '', given = ''] = [...KEY_VARIABLES].sort(
    (one, other) => Number(!isBlank(env[one])) - Number(!isBlank(env[other])),
  );
  if (env[missing] !== undefined) return emptyProblem([missing]);
  return `${missing} is not set although ${given} is: set both, or neither`;
}

function emptyProblem(names: readonly string[]): string {
  const [one = '', other] = names;
  if (other === undefined) return `${one} is empty: ${UNSET}; ${REMEDY}`;
  return `${one} and ${other} are empty: ${UNSET_ALL}; ${REMEDY}`;
}

const REMEDY = "set both, or leave both out to use the machine's own credentials";

/** The variables by which the SDK takes an endpoint; the first that is set counts. */
const VARIABLES = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'];

/** The endpoint that results from the input and the environment; undefined for AWS. */
export function parseEndpoint(
  reader: Reader,
  env: NodeJS.ProcessEnv,
  bucket: string,
): string | undefined {
  const given = reader.text('endpoint');
  const isHttpAllowed = reader.flag('allow-http');
  const isGiven = !reader.isDefault('endpoint');
  const variable = isGiven ? undefined : endpointVariable(env);
  const value = isGiven ? given : (env[variable ?? '']?.trim() ?? '');
  if (value === '') return undefined;
  // Written, it says that the host is meant as it is.
  const isPathStyle = reader.text('force-path-style').toLowerCase() === 'true';
  const name = variable === undefined ? 'endpoint' : `the variable ${variable}`;
  const shown = `${name} ${quoteShort(withoutSecrets(value))}`;
  for (const { statement, remedy } of endpointProblems(value, {
    isHttpAllowed,
    ...(!isPathStyle && { bucket }),
  })) {
    reader.problems.push(`${shown} ${statement}: ${remedy}`);
  }
  return value;
}

function endpointVariable(env: NodeJS.ProcessEnv): string | undefined {
  if (env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] === 'true') return undefined;
  return VARIABLES.find((name) => env[name]?.trim());
}

interface Problem {
  readonly statement: string;
  readonly remedy: string;
}

interface EndpointRules {
  readonly isHttpAllowed: boolean;
  /** Present where the endpoint must not name it. */
  readonly bucket?: string;
}

function endpointProblems(
  value: string,
  { isHttpAllowed, bucket = '' }: EndpointRules,
): readonly Problem[] {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const remedy = /^([\w.-]{1,253}|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(value)
      ? `write ${writtenInFull(value, bucket)}`
      : 'write it in full, for example https://s3.example.com';
    return [{ statement: 'is not a URL that begins with https://', remedy }];
  }
  if (url.username !== '' || url.password !== '') {
    const remedy = 'give credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
    return [{ statement: 'holds credentials', remedy }];
  }
  const isUnencrypted = url.protocol === 'http:' && !isHttpAllowed && !isLoopback(url.hostname);
  return [
    ...placeProblems(url, bucket),
    ...(isUnencrypted
      ? [
          {
            statement: 'sends without encryption to another machine',
            remedy: 'use https, or set allow-http: true on a network that you trust',
          },
        ]
      : []),
  ];
}

/** What is wrong with the host and the path, with the one endpoint to write instead. */
function placeProblems(url: URL, bucket: string): readonly Problem[] {
  const instead = endpointWithoutBucket(new URL(url.origin), bucket);
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    const remedy = `write ${instead ?? url.origin}; the bucket has an input of its own`;
    return [{ statement: 'has a path or a query', remedy }];
  }
  if (instead === undefined) return [];
  const remedy = `write ${instead}, or force-path-style: true if this is the store's own host`;
  return [{ statement: doubledBucket(bucket), remedy }];
}

/** A host with its scheme, and without the bucket. */
function writtenInFull(host: string, bucket: string): string {
  const endpoint = `${schemeFor(host)}://${host}`;
  const url = URL.parse(endpoint);
  return (url && endpointWithoutBucket(url, bucket)) ?? endpoint;
}

function schemeFor(host: string): 'http' | 'https' {
  return isLoopback(host.replace(/:\d+$/, '')) ? 'http' : 'https';
}

/** Credentials and signatures stand before an `@` or in the query, and the log is public. */
export function withoutSecrets(value: string): string {
  return value.replace(/^([a-z0-9+.-]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*$/s, '?***');
}

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html */
const NAME = /^(?!.*\.\.)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/;
const IP_ADDRESS = /^\d+(\.\d+){3}$/;

/** The ARN of a bucket has neither region nor account, and is no name in a request. */
const BUCKET_ARN = /^arn:aws[a-z-]*:s3:::(?<name>[^/]*)\/?(?<path>.*)$/s;

const URL_OF_S3 = /^s3:\/\/(?<name>[^/]*)\/?(?<path>.*)$/is;

interface BucketProblem {
  readonly statement: string;
  readonly remedy: string;
}

/** What is wrong with the name of a bucket, as a statement, and what to do; undefined: nothing. */
export function bucketProblem(bucket: string): BucketProblem | undefined {
  if (bucket === '') return { statement: 'is empty', remedy: EMPTY };
  const url = URL_OF_S3.exec(bucket);
  if (url !== null) return { statement: 'is a URL', remedy: splitOf(url) };
  const arn = BUCKET_ARN.exec(bucket);
  if (arn !== null) return { statement: 'is the ARN of a bucket', remedy: splitOf(arn) };
  if ((NAME.test(bucket) && !IP_ADDRESS.test(bucket)) || isAccessPointArn(bucket)) {
    return undefined;
  }
  const statement = 'is neither the name of a bucket nor the ARN of an access point';
  return { statement, remedy: remedyFor(bucket) };
}

const EMPTY = `${UNSET}; name the bucket`;

function splitOf({ groups: { name = '', path = '' } = {} }: RegExpExecArray): string {
  if (name === '') return 'name the bucket';
  const bucket = `write bucket: ${quoteShort(name)}`;
  return path === '' ? bucket : `${bucket} and prefix: ${quoteShort(path)}`;
}

function remedyFor(bucket: string): string {
  if (bucket.startsWith('arn:')) {
    return 'write arn:aws:s3:REGION:ACCOUNT:accesspoint/NAME, or the name of the bucket';
  }
  if (/^https?:/i.test(bucket)) return 'write its name alone; a URL belongs in "endpoint"';
  if (bucket.includes('/')) return 'write what follows the "/" in the input "prefix"';
  if (IP_ADDRESS.test(bucket)) return 'a name may not look like an IP address';
  return 'names have 3 to 63 lower-case letters, digits, dots and hyphens';
}
