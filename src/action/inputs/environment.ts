import { caBundleProblem } from '../../s3/wire/ca-bundle.ts';
import {
  environmentKeysOf,
  isBlank,
  KEY_VARIABLES,
  namesOtherSource,
} from '../../s3/sdk/credentials/environment-keys.ts';
import type { Reader } from './reader.ts';
import { UNSET, UNSET_ALL } from './unset.ts';

/** What the SDK and this project read of the environment beside the inputs. */
const READ =
  /^(AWS_(ACCESS_KEY_ID|SECRET_ACCESS_KEY|SESSION_TOKEN|CREDENTIAL_\w+|ACCOUNT_ID|REGION|DEFAULT_REGION|ENDPOINT_URL(_\w+)?|IGNORE_CONFIGURED_ENDPOINT_URLS|PROFILE|CONFIG_FILE|SHARED_CREDENTIALS_FILE|ROLE_ARN|ROLE_SESSION_NAME|WEB_IDENTITY_TOKEN_FILE|CONTAINER_\w+|EC2_METADATA_\w+|USE_\w+|S3_\w+|REQUEST_CHECKSUM_\w+|RESPONSE_CHECKSUM_\w+|CA_BUNDLE)|NODE_EXTRA_CA_CERTS|(HTTPS?|ALL|NO)_PROXY)$/i;

const SECRET = /KEY|TOKEN$|PROXY/i;

/** Refuses variables that can't be meant as they are, before any request; never shows a value. */
export function checkEnvironment(reader: Reader, env: NodeJS.ProcessEnv): void {
  for (const [name, value = ''] of Object.entries(env)) {
    const statement = READ.test(name) ? textProblem(name, value) : undefined;
    if (statement === undefined) continue;
    const remedy = SECRET.test(name) ? 'paste the value again without it' : 'remove it';
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
      'NODE_TLS_REJECT_UNAUTHORIZED is 0, so certificates are not checked, and whoever is between ' +
        'here and the store can read and change what is sent: unset it, and trust a private ' +
        'authority by NODE_EXTRA_CA_CERTS or AWS_CA_BUNDLE',
    );
  }
}

/** What is wrong at the ends of a value, as a statement about it. */
function textProblem(name: string, value: string): string | undefined {
  if (value === '') return undefined;
  if (isBlank(value)) return isKey(name) ? undefined : 'holds nothing but blanks';
  const first = blankOf(/^[\s\p{Cc}\p{Cf}]+/u.exec(value)?.[0]);
  const last = blankOf(/[\s\p{Cc}\p{Cf}]+$/u.exec(value)?.[0]);
  if (first !== undefined && last !== undefined)
    return `begins with ${first} and ends with ${last}`;
  if (first !== undefined) return `begins with ${first}`;
  if (last !== undefined) return `ends with ${last}`;
  if (/^(["'`]).*\1$/s.test(value)) return 'stands in quotes';
  return isCredential(name) && /[\r\n]/.test(value) ? 'has a line break in it' : undefined;
}

function blankOf(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (/[\r\n]/.test(text)) return 'a line break';
  return /^[ \t]+$/.test(text) ? 'a blank' : 'an invisible character';
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
