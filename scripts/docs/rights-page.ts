import { COMMON_CONDITION_KEYS, OPERATION_RIGHTS } from '../../src/s3/operations/rights.ts';
import {
  type Extra,
  MODE_NEEDS,
  type Need,
  permissionsOf,
  policyOf,
  type PolicyFor,
} from './rights.ts';
import { trustSection } from './trust-policy.ts';

type ModeName = keyof typeof MODE_NEEDS;

const BUCKET = 'my-bucket';

interface Ready extends Omit<PolicyFor, 'bucket'> {
  readonly title: string;
}

const SITE = { prefix: 'site/' };
const WHOLE = { title: 'The whole bucket (`prefix: /`)', prefix: '' };

/** The policies that the page shows of each mode. */
const READY: Readonly<Record<ModeName, readonly Ready[]>> = {
  'upload-dir': [{ title: 'The prefix `site`', ...SITE }, WHOLE],
  'sync-dir': [
    { title: 'The prefix `site`, with `delete: true`', ...SITE, extras: ['delete: true'] },
    { ...WHOLE, extras: ['delete: true'] },
    {
      title: 'The prefix `site`, with `delete: true` and `state: deploys/site.state`',
      ...SITE,
      state: 'deploys/site.state',
      extras: ['delete: true'],
    },
  ],
  'delete-prefix': [
    {
      title:
        'The prefix `previews`; without the second statement for a role that only plans (`dry-run: true`)',
      prefix: 'previews/',
    },
    {
      title: 'The prefix `previews`, with `versions: all` and `bypass-governance: true`',
      prefix: 'previews/',
      extras: ['versions: noncurrent or all', 'bypass-governance: true'],
    },
    WHOLE,
  ],
  'abort-uploads': [{ title: 'The prefix `builds`', prefix: 'builds/' }, WHOLE],
};

const INTRO = `# Rights

Which rights the credentials of a workflow need, as a policy for each mode, and who may assume the role.

- [Trust policy](#trust-policy): [the sub of a job](#the-sub-of-a-job), [production](#production),
  [pull requests](#pull-requests), [wildcards](#wildcards), [session duration](#session-duration),
  [create the role](#create-the-role)
- Policies: ${Object.keys(MODE_NEEDS)
  .map((mode) => `[${mode}](#${mode})`)
  .join(', ')}
- [Encryption and other accounts](#encryption-and-other-accounts)
- [Refused requests in an access log](#refused-requests-in-an-access-log)
- [What each request needs](#what-each-request-needs)

The policies allow all that a mode asks for. Replace \`my-bucket\`, and the prefix in each place. The list under each says what a right is for, and which of
them a run can do without. The post step of a mode uses the rights of its mode, and no others.

This page is generated from \`scripts/docs/rights.ts\` and \`src/s3/operations/rights.ts\` by
\`npm run docs\`; a test runs every mode under the policies here.
`;

const NOTES = `## Encryption and other accounts

If the objects are encrypted under a KMS key, every mode that stores files also needs
\`kms:GenerateDataKey\` and \`kms:Decrypt\` on the key, and one that reads them \`kms:Decrypt\`. In a bucket
of another account, the bucket policy has to allow the same.

## Refused requests in an access log

A request that S3 refuses, and that makes no difference, may show up in an access log:

- S3 answers a read of an object that doesn’t exist with 403 unless \`s3:ListBucket\` is allowed without
  a condition on \`s3:prefix\`. A deploy then lists the key of its state to see whether there is one.
- \`delete-prefix\` looks for a sync that is deploying to a directory that its prefix is in, with
  \`s3:prefix\` set to \`.s3-batch-action\` in that directory. Without the right, such a deploy is not
  noticed.
`;

/** The text of docs/rights.md. */
export function rightsPage(): string {
  const modes = Object.keys(MODE_NEEDS) as ModeName[];
  const policies = modes.map(modeSection);
  const previews = policyBlock('sync-dir', { prefix: 'previews/', extras: ['delete: true'] });
  return [INTRO, trustSection(previews), ...policies, NOTES, operationSection()].join('\n');
}

function modeSection(mode: ModeName): string {
  const policies = READY[mode].map(
    ({ title, ...place }) => `${title}:\n\n${policyBlock(mode, place)}`,
  );
  return `## ${mode}\n\n${policies.join('\n\n')}\n\nWhat each right is for, and what a run does without it:\n\n${needsList(MODE_NEEDS[mode])}\n`;
}

/** A policy as a block of JSON. */
export function policyBlock(mode: ModeName, place: Omit<PolicyFor, 'bucket'>): string {
  return `\`\`\`json\n${JSON.stringify(policyOf(mode, { bucket: BUCKET, ...place }), null, 2)}\n\`\`\``;
}

/** A list of what each right is for. */
export function needsList(needs: readonly Need[]): string {
  return needs.map(needItem).join('\n');
}

function needItem(need: Need): string {
  const rights = permissionsOf([need]).map((name) => `\`${name}\``);
  const only = need.with === undefined ? '' : ` Only with ${extraText(need.with)}.`;
  const without = need.without ?? 'the run fails';
  return `- ${rights.join(', ')} on ${placeOf(need)}: ${need.purpose}.${only} Without: ${without}.`;
}

/** What is typed into a workflow is code. */
function extraText(extra: Extra): string {
  if (extra.startsWith('objects')) return extra;
  return extra.endsWith(' in headers')
    ? `\`${extra.replace(' in headers', '').replaceAll(' or ', '` or `')}\` in \`headers\``
    : `\`${extra.replaceAll(/ (or|and) /g, '` $1 `')}\``;
}

function placeOf(need: Need): string {
  const { on } = need;
  if (on === 'state') return 'the key of the state, and that key with `.lease`';
  if (on === 'states above') return '`.s3-batch-action` in each directory above the prefix';
  const places = (['bucket', 'object'] as const).filter(
    (place) => permissionsOf([need], place).length > 0,
  );
  const prefix = on === 'any prefix' ? ', without a condition on `s3:prefix`' : '';
  const words = { bucket: `the bucket${prefix}`, object: 'the objects under the prefix' };
  return places.map((place) => words[place]).join('; ');
}

function operationSection(): string {
  const items = Object.entries(OPERATION_RIGHTS).map(([name, rights]) => {
    const { permission, ofVersion, on, more, conditionKeys } = rights;
    const version = ofVersion === undefined ? '' : `, for a version \`${ofVersion}\`,`;
    const others = more.map(
      ({ permission: other, on: place, when }) =>
        `  - also \`${other}\`${place === 'object' ? '' : ` on the ${place}`}${when === undefined ? '' : ` if ${when}`}`,
    );
    const keys = Object.keys(conditionKeys).map((key) => `\`${key}\``);
    const conditions = keys.length === 0 ? [] : [`  - condition keys: ${keys.join(', ')}`];
    return [`- \`${name}\`: \`${permission}\`${version} on the ${on}`, ...others, ...conditions];
  });
  const common = COMMON_CONDITION_KEYS.map((key) => `\`${key}\``).join(', ');
  return `## What each request needs

A condition in a policy can refuse a request whose right is allowed. The condition keys below look at the
request’s headers or its query; ${common} apply to every request.

${items.flat().join('\n')}
`;
}
