/** The account that AWS's documentation uses in examples. */
const ACCOUNT = '111122223333';
const ISSUER = 'token.actions.githubusercontent.com';
const REPOSITORY = 'OWNER/REPO';
const REPOSITORY_ID = '123456789';

/** Who may assume a role: the condition is on claims of the token that GitHub gives a job. */
function trustPolicy(claims: Readonly<Record<string, string | readonly string[]>>): string {
  const conditions = Object.entries({ aud: 'sts.amazonaws.com', ...claims }).map(
    ([claim, value]) => [`${ISSUER}:${claim}`, value] as const,
  );
  return JSON.stringify(
    {
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Federated: `arn:aws:iam::${ACCOUNT}:oidc-provider/${ISSUER}` },
          Action: 'sts:AssumeRoleWithWebIdentity',
          Condition: { StringEquals: Object.fromEntries(conditions) },
        },
      ],
    },
    null,
    2,
  );
}

const PRODUCTION = trustPolicy({
  sub: `repo:${REPOSITORY}:environment:production`,
  repository_id: REPOSITORY_ID,
});

const PULL_REQUESTS = trustPolicy({
  sub: [`repo:${REPOSITORY}:environment:preview`, `repo:${REPOSITORY}:pull_request`],
  repository_id: REPOSITORY_ID,
});

const TRUST = `## Trust policy

The role has two policies: the trust policy says which jobs may assume it, the policy of the mode what it
may do then. With OIDC, GitHub gives a job with \`id-token: write\` a token, and AWS compares its claims with
the conditions here. All of them must match. In the policies below, replace:

- \`${ACCOUNT}\`: the AWS account. \`aws sts get-caller-identity --query Account --output text\` prints it.
- \`${REPOSITORY}\`: the repository, as in its URL, with upper and lower case.
- \`${REPOSITORY_ID}\`: its id. \`gh api repos/${REPOSITORY} --jq .id\` prints it.
- The end of \`sub\`, by the [next section](#the-sub-of-a-job).

### The sub of a job

\`sub\` is the claim that names the job. It depends on whether the job has an \`environment\`, and, only if
it has none, on what started the workflow:

- \`environment: NAME\`, whatever started it: \`repo:${REPOSITORY}:environment:NAME\`
- none, and a push to \`main\`, a schedule, or a start by hand on \`main\`:
  \`repo:${REPOSITORY}:ref:refs/heads/main\`
- none, and a pull request: \`repo:${REPOSITORY}:pull_request\`
- none, and a push of the tag \`v1\`: \`repo:${REPOSITORY}:ref:refs/tags/v1\`

The [workflows to copy](../examples/workflows) need these ends. The names of the roles are variables of the
repository: where two workflows need different ends or rights under one name, make two variables.

- \`DEPLOY_ROLE\`: \`ref:refs/heads/main\`, and in \`deploy-beside-previews.yml\` \`environment:production\`.
- \`PREVIEW_ROLE\`: \`environment:preview\`. It can be the \`PRUNE_ROLE\` of previews, too, with both ends
  ([pull requests](#pull-requests)).
- \`PRUNE_ROLE\`: \`ref:refs/heads/main\`, in \`prune-preview.yml\` \`pull_request\`, and in
  \`prune-after-review.yml\` \`environment:prune\` alone. With another end beside it, a job could delete what
  nobody approved.
- \`PLAN_ROLE\`, which only lists: \`ref:refs/heads/main\`.

### Production

For a job without an environment, as on the [front page](../README.md#deploy-a-site), write
\`ref:refs/heads/main\` in place of \`environment:production\`. Here, only jobs of one repository with
\`environment: production\` may assume the role:

\`\`\`json
${PRODUCTION}
\`\`\`

- \`aud\` is the audience that \`aws-actions/configure-aws-credentials\` asks for.
- \`sub\` names the repository and the environment. Give the environment protection rules in GitHub
  (branches, reviewers): they decide who can deploy. A repository that was created, renamed or transferred
  since 15 July 2026, or that opted in, has numbers in its \`sub\`:
  \`repo:OWNER@OWNER_ID/REPO@REPO_ID:environment:production\`
  (\`gh api repos/OWNER/REPO --jq '.owner.id, .id'\` prints both). If the two forms differ, AWS answers
  \`Not authorized to perform sts:AssumeRoleWithWebIdentity\`.
- A workflow without \`environment: production\` at its job, as the shortest deploy, has its branch in \`sub\`:
  \`repo:OWNER/REPO:ref:refs/heads/main\`. Add the line to the job, or write this form.
- \`repository_id\` never changes and is never given to another repository, which a name can be.

Since January 2026, AWS accepts these claims of GitHub as condition keys, beside \`aud\` and \`sub\`: \`actor\`,
\`actor_id\`, \`enterprise_id\`, \`environment\`, \`job_workflow_ref\`, \`ref\`, \`repository\`,
\`repository_id\` and \`workflow\`. Use them with \`sub\`, not in place of it. This was checked in November
2026 in reports about
[AWS's announcement](https://aws.amazon.com/about-aws/whats-new/2026/01/aws-sts-supports-validation-identity-provider-claims/)
and in the README of \`aws-actions/configure-aws-credentials\`. It was not tested with an account. A condition
on a claim that AWS doesn't know never matches, so no job gets in.

### Pull requests

A role of its own, which may only write previews. A job of the event \`pull_request\` has the first form of
\`sub\` if it names \`environment: preview\`, as the one that deploys in [previews.md](previews.md) does, and
the second if it names none, as the one that deletes does:

\`\`\`json
${PULL_REQUESTS}
\`\`\`

`;

const CAUTIONS = `### Wildcards

- \`repo:OWNER/*\` lets every repository of the owner assume the role, also one that is created tomorrow, and
  every branch and pull request in it.
- \`repo:OWNER/REPO:*\` lets every branch, tag and pull request assume it: whoever can push a branch can
  deploy.
- \`repo:OWNER*\` also matches \`OWNER-of-somebody-else/…\`.
- With \`StringEquals\` a star is only a star. \`StringLike\` makes it a wildcard, so use \`StringLike\` only
  where you want one.
- \`ForAllValues:StringEquals\` is true when the claim is absent, which allows everyone. Don't use it here.
- A trust policy without \`sub\` allows every repository on GitHub.

### Session duration

Credentials of the environment can't be renewed in the middle of a run, so the session must be longer than
the run. The default of \`configure-aws-credentials\` is one hour. For longer runs set
\`role-duration-seconds\` there, and \`--max-session-duration\` of the role to at least the same, at most 43,200
seconds (12 hours). A shorter session limits what a leaked one can do: 900 seconds is the least.

### Create the role

With the trust policy in \`trust.json\` and the policy of the mode in \`policy.json\`:

\`\`\`sh
# Once for each account.
aws iam create-open-id-connect-provider \\
  --url https://${ISSUER} \\
  --client-id-list sts.amazonaws.com

aws iam create-role --role-name deploy-site \\
  --assume-role-policy-document file://trust.json \\
  --max-session-duration 3600

aws iam put-role-policy --role-name deploy-site --policy-name deploy-site \\
  --policy-document file://policy.json
\`\`\`

Then give \`arn:aws:iam::${ACCOUNT}:role/deploy-site\` to \`role-to-assume\`.
[sign-in.md](sign-in.md) has the workflow.

A private site needs no public bucket: with CloudFront and an origin access control (OAC), the bucket
policy allows only the service \`cloudfront.amazonaws.com\` to read, for one distribution by
\`AWS:SourceArn\`. The role here needs no right for that.
`;

/**
 * The section of the page about who may assume the role, with the policy of one for previews as a block.
 */
export function trustSection(previews: string): string {
  return `${TRUST}This policy, for the prefix \`previews\`, is enough for \`sync-dir\` with \`delete: true\` and for
\`delete-prefix\`:

${previews}

Every author of a branch can change the workflow that runs with it, so allow the role nothing else. GitHub
gives pull requests from forks no token. Don't use \`pull_request_target\` to get around that: it would run
with the rights of the base branch.

${CAUTIONS}`;
}
