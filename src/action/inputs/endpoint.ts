import { shown } from '../../core/shown.ts';
import { isLoopback } from '../../s3/endpoint-guard.ts';
import { INPUTS } from './names.ts';
import type { Reader } from './reader.ts';

/** The variables by which the SDK takes an endpoint; the first that is set counts. */
const VARIABLES = ['AWS_ENDPOINT_URL_S3', 'AWS_ENDPOINT_URL'];

/** The endpoint that results from the input and the environment; undefined for AWS. */
export function parseEndpoint(reader: Reader, env: NodeJS.ProcessEnv): string | undefined {
  const given = reader.text('endpoint');
  const allowHttp = reader.flag('allow-http');
  const isGiven = given !== INPUTS.endpoint.default;
  const variable = isGiven ? undefined : endpointVariable(env);
  const value = isGiven ? given : (env[variable ?? '']?.trim() ?? '');
  if (value === '') return undefined;
  const problem = endpointProblem(value, allowHttp);
  if (problem !== undefined) {
    const name = variable === undefined ? 'endpoint' : `the variable ${variable}`;
    reader.problems.push(
      `${name} ${shown(withoutSecrets(value))} ${problem.statement}: ${problem.remedy}`,
    );
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

function endpointProblem(value: string, allowHttp: boolean): Problem | undefined {
  const url = URL.parse(value);
  if (url === null || !/^https?:$/.test(url.protocol)) {
    const remedy = /^([\w.-]{1,253}|\[[\da-f:.]+\])(:\d{1,5})?$/i.test(value)
      ? `write ${schemeFor(value)}://${value}`
      : 'write it in full, for example https://s3.example.com';
    return { statement: 'is not a URL that begins with https://', remedy };
  }
  if (url.username !== '' || url.password !== '') {
    const remedy = 'give credentials in AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY';
    return { statement: 'holds credentials', remedy };
  }
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    const remedy = `write ${url.origin}; the bucket has an input of its own`;
    return { statement: 'has a path or a query', remedy };
  }
  if (url.protocol === 'http:' && !allowHttp && !isLoopback(url.hostname)) {
    const remedy = 'use https, or set allow-http: true on a network that you trust';
    return { statement: 'sends without encryption to another machine', remedy };
  }
  return undefined;
}

function schemeFor(host: string): 'http' | 'https' {
  return isLoopback(host.replace(/:\d+$/, '')) ? 'http' : 'https';
}

/** Credentials and signatures stand before an `@` or in the query, and the log is public. */
function withoutSecrets(value: string): string {
  return value.replace(/^([a-z0-9+.-]+:\/\/)?.*@/is, '$1***@').replace(/[?#].*$/s, '?***');
}
