import { COMMON_CONDITION_KEYS, OPERATION_RIGHTS } from '../../src/s3/operations/rights.ts';
import { table } from './markdown.ts';
import {
  type Extra,
  MODE_NEEDS,
  type Need,
  permissionsOf,
  policyOf,
  type PolicyFor,
} from './rights.ts';

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
    { title: 'The prefix `previews`', prefix: 'previews/' },
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

What the credentials of a workflow may do decides what each mode can do. The policies here allow all
that a mode asks for. The table under each says what a right is for, and which of them a run can do
without.

A request that S3 refuses, and that makes no difference, may show up in an access log:

- S3 answers a read of an object that doesn’t exist with 403 unless \`s3:ListBucket\` is allowed without
  a condition on \`s3:prefix\`. A deploy then lists the key of its state to see whether there is one.
- \`delete-prefix\` looks for a sync that is deploying to a directory that its prefix is in, with
  \`s3:prefix\` set to \`.s3-batch-action\` in that directory. Without the right, such a deploy is not
  noticed.

If the objects are encrypted under a KMS key, every mode that stores files also needs
\`kms:GenerateDataKey\` and \`kms:Decrypt\` on the key, and one that reads them \`kms:Decrypt\`. In a bucket
of another account, the bucket policy has to allow the same.

The post step of a mode uses the rights of its mode. It needs no others.

This page is generated from \`scripts/docs/rights.ts\` and \`src/s3/operations/rights.ts\` by
\`npm run docs\`; a test runs every mode under the policies here.
`;

/** The text of docs/rights.md. */
export function rightsPage(): string {
  const modes = Object.keys(MODE_NEEDS) as ModeName[];
  return [INTRO, ...modes.map(modeSection), operationSection()].join('\n');
}

function modeSection(mode: ModeName): string {
  const policies = READY[mode].map(
    ({ title, ...place }) => `${title}:\n\n${policyBlock(mode, place)}`,
  );
  return `## ${mode}\n\n${policies.join('\n\n')}\n\n${needsTable(MODE_NEEDS[mode])}\n`;
}

/** A policy as a block of JSON. */
export function policyBlock(mode: ModeName, place: Omit<PolicyFor, 'bucket'>): string {
  return `\`\`\`json\n${JSON.stringify(policyOf(mode, { bucket: BUCKET, ...place }), null, 2)}\n\`\`\``;
}

/** A Markdown table of what each right is for. */
export function needsTable(needs: readonly Need[]): string {
  const rows = needs.map((need) => [
    permissionsOf([need])
      .map((name) => `\`${name}\``)
      .join(', '),
    placeOf(need),
    need.with === undefined ? '' : extraText(need.with),
    need.purpose,
    need.without ?? 'fails',
  ]);
  return table(['rights', 'on', 'needed with', 'what for', 'without'], rows);
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
  const rows = Object.entries(OPERATION_RIGHTS).map(([name, rights]) => {
    const { permission, ofVersion, on, more, conditionKeys } = rights;
    const version = ofVersion === undefined ? '' : `, for a version \`${ofVersion}\``;
    const others = more.map(
      ({ permission: other, on: place, when }) =>
        `\`${other}\`${place === 'object' ? '' : ` on the ${place}`}${when === undefined ? '' : ` if ${when}`}`,
    );
    const keys = Object.keys(conditionKeys).map((key) => `\`${key}\``);
    return [`\`${name}\``, `\`${permission}\`${version}`, on, others.join('; '), keys.join(', ')];
  });
  const common = COMMON_CONDITION_KEYS.map((key) => `\`${key}\``).join(', ');
  return `## What each request needs

A condition in a policy can refuse a request whose right is allowed. The condition keys in the last
column look at the request’s headers or its query; ${common} apply to every request.

${table(['request', 'right', 'on', 'also needs', 'condition keys'], rows)}
`;
}
