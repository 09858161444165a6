import type { RequestHook } from 's3-test-server';
import { startCountedServer } from '../support/counted-requests.ts';
import { describe, expect, it, onTestFinished } from 'vitest';
import { MODE_NEEDS, permissionsOf, policyOf } from '../../scripts/docs/rights.ts';
import { OPERATION_RIGHTS, type Permission, rightsOf } from '../../src/s3/operations/rights.ts';
import { askedBy, type Denial, enforcePolicy, evaluate } from '../support/policy-front.ts';
import { FILES, type Given, SITE, type Use, USES } from '../support/policy-uses.ts';
import { runAction, workspaceOf } from '../support/run-action.ts';
import { BUCKET } from '../support/test-store.ts';

/** The policies are those of Amazon S3, whose host the server is a proxy for. */
const AMAZON = { endpoint: 'http://s3.us-east-1.amazonaws.com', 'allow-http': 'true' };

interface Performed {
  readonly ends: unknown;
  readonly denials: readonly Denial[];
}

/** Performs a use under the documented policy of its mode, or under what is left of it. */
async function perform(use: Use, ...without: readonly string[]): Promise<Performed> {
  const { mode, inputs = {}, extras = [], prefix = 'site/', state, files = FILES } = use;
  const server = await startCountedServer();
  onTestFinished(() => server.close());
  server.createBucket(BUCKET, use.bucket);
  const documented = policyOf(mode, { bucket: BUCKET, prefix, extras, ...(state && { state }) });
  const policy = {
    Statement: documented.Statement.map((one) => ({
      ...one,
      Action: one.Action.filter((action) => !without.includes(action)),
    })),
  };
  const hook: { also: RequestHook } = { also: () => undefined };
  const workspace = await workspaceOf(files);
  const denials: Denial[] = [];
  const given: Given = {
    server,
    prefix,
    fail: (also) => (hook.also = also),
    async run(more = {}, request = {}) {
      const front = enforcePolicy(server, policy, {
        also: (one) => hook.also(one),
        ...(use.isOfVersions && { isOfVersions: true }),
      });
      const own = {
        mode,
        prefix: prefix.replace(/\/$/, '') || '/',
        ...(mode.endsWith('-dir') && SITE),
      };
      const all = { ...own, ...AMAZON, ...(state && { state }), ...inputs, ...more };
      const env = { HTTP_PROXY: server.endpoint };
      const result = await runAction(server, all, { workspace, env, serverLies: true, ...request });
      denials.push(...front.denials());
      return result;
    },
  };
  return { ends: await use.steps(given), denials };
}

/** What the docs say is refused under the documented policy, and makes no difference. */
function isDocumented({ operation, action, context = {} }: Denial): boolean {
  const isAbsent = operation === 'GetObject' || operation === 'HeadObject';
  const isStateAbove = context['s3:prefix']?.endsWith('.s3-batch-action') === true;
  return action === 's3:ListBucket' && (isAbsent || isStateAbove);
}

describe('hazard 40: the documented policies', () => {
  it.each(USES.map((use) => [use.mode, use.what, use] as const))(
    '%s %s',
    async (_mode, _what, use) => {
      const { ends, denials } = await perform(use);
      expect(ends).toEqual(use.ends);
      expect(denials.filter((one) => !isDocumented(one))).toEqual([]);
    },
  );
});

interface Needed {
  readonly mode: string;
  readonly permission: Permission;
  readonly isOptional: boolean;
}

const NEEDED: readonly Needed[] = Object.entries(MODE_NEEDS).flatMap(([mode, needs]) => {
  const inPolicies = needs.filter(({ on }) => on !== 'states above');
  return permissionsOf(inPolicies).map((permission) => ({
    mode,
    permission,
    isOptional: inPolicies
      .filter((need) => permissionsOf([need]).includes(permission))
      .every(({ without }) => without !== undefined),
  }));
});

/** The uses whose documented policy has a permission. */
function usesOf({ mode, permission }: Needed): readonly Use[] {
  return USES.filter(({ mode: own, extras = [] }) => {
    const needs = MODE_NEEDS[own].filter(({ with: extra }) => !extra || extras.includes(extra));
    return own === mode && permissionsOf(needs).includes(permission);
  });
}

describe('each right of the documented policies', () => {
  it.each(NEEDED.filter(({ isOptional }) => !isOptional))(
    '$mode fails without $permission',
    async (needed) => {
      for (const use of usesOf(needed)) {
        const { ends } = await perform(use, needed.permission);
        if (JSON.stringify(ends) !== JSON.stringify(use.ends)) return;
      }
      expect.unreachable(`no use of ${needed.mode} needs ${needed.permission}`);
    },
  );

  it.each(NEEDED.filter(({ isOptional }) => isOptional))(
    '$mode does without $permission what the docs say, and asks for it',
    async (needed) => {
      let isMissed = false;
      for (const use of usesOf(needed)) {
        const { ends, denials } = await perform(use, needed.permission);
        expect(JSON.stringify(ends)).not.toContain('error');
        isMissed ||= denials.some(({ action }) => action === needed.permission);
        isMissed ||= JSON.stringify(ends) !== JSON.stringify(use.ends);
        if (isMissed) break;
      }
      expect(isMissed).toBe(true);
    },
  );
});

it('upload-dir works with s3:PutObject and s3:AbortMultipartUpload alone', async () => {
  const [use] = USES;
  if (use === undefined) throw new Error('there is no use');
  const { ends, denials } = await perform(use, 's3:GetObject', 's3:ListMultipartUploadParts');
  expect(ends).toEqual(use.ends);
  expect(denials).toEqual([]);
});

/** Requests by which the product's table and the front's reading of S3's page are compared. */
const COMPARED = Object.keys(OPERATION_RIGHTS).flatMap((name) => {
  const operation = name as keyof typeof OPERATION_RIGHTS;
  const { more, ofVersion } = OPERATION_RIGHTS[operation];
  const headers = more.flatMap((one) => one.headers ?? []);
  const sets = [[], ...headers.map((header) => [header])];
  const versions = ofVersion === undefined ? [false] : [false, true];
  return sets.flatMap((set) =>
    versions.map((isOfVersion) => ({ operation, headers: set, isOfVersion })),
  );
});

describe('the table of rights', () => {
  it.each(COMPARED)('is what S3 asks for: $operation, $headers, $isOfVersion', async (request) => {
    const { operation, headers, isOfVersion } = request;
    const server = await startCountedServer();
    onTestFinished(() => server.close());
    server.createBucket(BUCKET);
    const copy = { 'x-amz-copy-source': `/${BUCKET}/from` };
    const asked = askedBy(server, {
      n: 1,
      operation,
      method: '',
      url: '',
      bucket: BUCKET,
      key: 'k',
      query: new URLSearchParams(isOfVersion ? { versionId: 'v' } : {}),
      headers: {
        ...(operation === 'CopyObject' && copy),
        ...Object.fromEntries(headers.map((name) => [name, 'true'])),
      },
    });
    const actions = (rights: readonly string[]) => [...new Set(rights)].sort();
    expect(actions(rightsOf(request).map(({ permission }) => permission))).toEqual(
      actions(asked.map(({ action }) => action)),
    );
  });
});

describe('the front', () => {
  const object = { action: 's3:GetObject', resource: 'arn:aws:s3:::b/site/a' };
  const list = (prefix?: string) => ({
    action: 's3:ListBucket',
    resource: 'arn:aws:s3:::b',
    context: prefix === undefined ? {} : { 's3:prefix': prefix },
  });
  const allow = (Action: string, Resource: string, Condition = {}) =>
    ({ Effect: 'Allow', Action, Resource, Condition }) as const;
  const onPrefix = allow('s3:ListBucket', 'arn:aws:s3:::b', {
    StringLike: { 's3:prefix': 'site/*' },
  });

  it.each([
    [[], object, 'not allowed'],
    [[allow('s3:Get*', 'arn:aws:s3:::b/site/*')], object, 'allowed'],
    [[allow('s3:Get*', 'arn:aws:s3:::b/site')], object, 'not allowed'],
    [[allow('s3:GetObjectAcl', '*')], object, 'not allowed'],
    [[allow('s3:*', '*'), { ...allow('s3:GetObject', '*'), Effect: 'Deny' }], object, 'denied'],
    [[onPrefix], list('site/'), 'allowed'],
    [[onPrefix], list('sites/'), 'not allowed'],
    [[onPrefix], list(), 'not allowed'],
  ] as const)('%#: evaluates as S3 does', (statements, asked, result) => {
    expect(evaluate(statements, asked)).toBe(result);
  });
});

it('hazard 70: a denied upload is told what it lacked before what the policy denies', async () => {
  const server = await startCountedServer();
  onTestFinished(() => server.close());
  server.createBucket(BUCKET);
  const any = { Action: 's3:*', Resource: '*' };
  const deny = { Effect: 'Deny', Action: 's3:PutObject', Resource: '*' } as const;
  enforcePolicy(server, { Statement: [{ Effect: 'Allow', ...any }, deny] });
  const inputs = { mode: 'upload-dir', ...SITE, headers: '**\n  x-amz-tagging: team=web' };
  const result = await runAction(server, inputs, { workspace: await workspaceOf(FILES) });
  const message = result.annotations.at(-1)?.message ?? '';
  expect(message).toMatch(
    /the request had no x-amz-server-side-encryption, [^:]*: if the policy demands one of them, set it by "headers".*; otherwise remove the explicit deny of s3:PutObject on .* from the policies of the role/,
  );
  expect(message).not.toContain('x-amz-tagging');
});
