import { describe, expect, it } from 'vitest';
import { parseInputs } from '../../src/action/inputs.ts';
import { temporaryFile } from '../support/credential-sources.ts';
import { givenInputs } from '../support/given-inputs.ts';

const { envOf, problemsOf } = givenInputs();
const upload = { mode: 'upload-dir', bucket: 'my-bucket', source: 'public', prefix: 'site' };
const problemOf = (env: Readonly<Record<string, string>>) => problemsOf(upload, env).join('\n');

const KEYS = { AWS_ACCESS_KEY_ID: 'AKID12345678', AWS_SECRET_ACCESS_KEY: 'hush' };
const AGAIN = 'paste the value again without it';

describe('variables of the environment', () => {
  it.each([
    ['AWS_ACCESS_KEY_ID', 'AKID\n', `ends with a line break: ${AGAIN}`],
    ['AWS_ACCESS_KEY_ID', '\tAKID', `begins with a blank: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\r\n', `ends with a line break: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', '\u{feff}hush', `begins with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\u{200b}', `ends with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'hush\u{a0}', `ends with an invisible character: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', '"hush"', `stands in quotes: ${AGAIN}`],
    ['AWS_SECRET_ACCESS_KEY', 'AKID\nhush', `has a line break in it: ${AGAIN}`],
    ['AWS_SESSION_TOKEN', ' hush\n', `begins with a blank and ends with a line break: ${AGAIN}`],
    ['AWS_SESSION_TOKEN', ' ', `holds nothing but blanks: ${AGAIN}`],
    ['AWS_REGION', 'eu-central-1 ', 'ends with a blank: remove it'],
    ['AWS_DEFAULT_REGION', 'eu-central-1\n', 'ends with a line break: remove it'],
    ['AWS_ENDPOINT_URL', ' https://s3.example.com', 'begins with a blank: remove it'],
    ['AWS_ENDPOINT_URL_S3', 'https://s3.example.com\n', 'ends with a line break: remove it'],
    ['AWS_ENDPOINT_URL_STS', 'https://sts.example.com\n', 'ends with a line break: remove it'],
    ['AWS_PROFILE', 'deploy ', 'ends with a blank: remove it'],
    ['AWS_ROLE_ARN', 'arn:aws:iam::123456789012:role/x\n', 'ends with a line break: remove it'],
    ['HTTPS_PROXY', 'http://me:hush@proxy\n', `ends with a line break: ${AGAIN}`],
    ['https_proxy', "'http://proxy'", `stands in quotes: ${AGAIN}`],
    ['NODE_EXTRA_CA_CERTS', '/etc/ca.pem ', 'ends with a blank: remove it'],
  ])('are refused with what nobody sees: %s=%j', (name, value, statement) => {
    const problem = problemOf({ ...KEYS, [name]: value });
    expect(problem).toBe(`${name} ${statement}`);
    expect(problem).not.toContain('hush');
  });

  it.each([
    ['AWS_SESSION_TOKEN', ''],
    ['AWS_PROFILE', ''],
    ['AWS_REGION', ''],
    ['AWS_ENDPOINT_URL', ''],
    ['AWS_CA_BUNDLE', ''],
    ['AWS_SECRET_ACCESS_KEY', 'pass phrase "of" a store'],
    ['AWS_PAGER', ' '],
    ['AWS_BUCKET', 'my-bucket '],
    ['NO_PROXY', 'localhost, 127.0.0.1'],
  ])('are taken as they are: %s=%j', (name, value) => {
    expect(problemOf({ ...KEYS, [name]: value })).toBe('');
  });

  it('are refused with keys of blanks, whoever else is named', () => {
    const blank = { AWS_ACCESS_KEY_ID: ' ', AWS_SECRET_ACCESS_KEY: ' ' };
    const text = 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY are empty: if they come from';
    expect(problemOf({ ...blank, AWS_PROFILE: 'deploy' })).toContain(text);
    expect(problemOf({ ...KEYS, AWS_ACCESS_KEY_ID: '\n' })).toContain('AWS_ACCESS_KEY_ID is empty');
  });

  it('are refused together with the inputs', () => {
    const problems = problemsOf({ ...upload, bucket: '' }, { ...KEYS, AWS_REGION: 'x ' });
    expect(problems).toHaveLength(2);
  });

  it('are warned of where certificates are not checked', () => {
    const warningsOf = (value: string) =>
      parseInputs(envOf(upload, { ...KEYS, NODE_TLS_REJECT_UNAUTHORIZED: value })).warnings;
    expect(warningsOf('0')).toEqual([expect.stringContaining('certificates are not checked')]);
    expect(warningsOf('1')).toEqual([]);
  });
});

describe('the file that AWS_CA_BUNDLE names', () => {
  const REMEDY = ': name a file of certificates in PEM, or unset the variable';
  const broken = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';
  it.each([
    ['/nowhere/ca.pem', `can't be read (ENOENT)${REMEDY}`],
    ['/', `can't be read (EISDIR)${REMEDY}`],
    [temporaryFile('ca.pem', 'no certificate'), `holds no certificate in PEM${REMEDY}`],
    [temporaryFile('ca.pem', broken), `holds a broken certificate (number 1)${REMEDY}`],
  ])('is refused when it can not be used', (path, statement) => {
    const problem = problemOf({ ...KEYS, AWS_CA_BUNDLE: path });
    expect(problem).toBe(`AWS_CA_BUNDLE ${JSON.stringify(path)} ${statement}`);
  });
});
