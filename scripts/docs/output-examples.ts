/** An output in use. */
interface OutputExample {
  /** What it may be. */
  readonly value: string;
  /** A step after one with `id: deploy`. */
  readonly snippet: string;
}

const REMEMBER = `
- run: echo "NAME $COUNT" >>"$GITHUB_STEP_SUMMARY"
  env:
    COUNT: \${{ steps.deploy.outputs.NAME }}
`;

/** A step that writes the number of the output of this name. */
function counted(name: string, value: string): OutputExample {
  return { value, snippet: REMEMBER.replaceAll('NAME', name) };
}

const KEEP_REPORT = `
- if: always() && steps.deploy.outputs.report
  uses: actions/upload-artifact@v7
  with:
    name: report
    path: \${{ steps.deploy.outputs.report }}
`;

const CHANGED_PAGES = `
- if: steps.deploy.outputs.changed-keys
  run: grep --quiet '\\.html$' "$CHANGED" || echo 'no page has changed'
  env:
    CHANGED: \${{ steps.deploy.outputs.changed-keys }}
`;

/** An example of every output. */
export const OUTPUT_EXAMPLES: Readonly<Record<string, OutputExample>> = {
  uploaded: counted('uploaded', '12'),
  deleted: counted('deleted', '3'),
  downloaded: counted('downloaded', '0'),
  copied: counted('copied', '1'),
  aborted: counted('aborted', '2'),
  skipped: counted('skipped', '35'),
  failed: {
    value: '2',
    snippet: `
- if: always() && steps.deploy.outputs.failed > 0
  run: echo "::warning::$FAILED objects failed"
  env:
    FAILED: \${{ steps.deploy.outputs.failed }}
`,
  },
  bytes: {
    value: '2048000',
    snippet: `
- run: echo "uploaded $((BYTES / 1024)) KiB"
  env:
    BYTES: \${{ steps.deploy.outputs.bytes }}
`,
  },
  'failed-keys': {
    value: '["site/a.css","site/b.css"]',
    snippet: `
- if: always() && contains(fromJSON(steps.deploy.outputs.failed-keys || '[]'), 'site/index.html')
  run: echo '::warning::The home page was not deployed.'
`,
  },
  'failed-keys-truncated': {
    value: 'false',
    snippet: `
- if: always() && steps.deploy.outputs.failed-keys-truncated == 'true'
  run: echo '::warning::More keys failed than the output holds. The report has all of them.'
`,
  },
  report: {
    value: '/runner/_temp/s3-batch-action-x7Gk2p/report.jsonl',
    snippet: KEEP_REPORT,
  },
  changed: {
    value: 'true',
    snippet: `
- if: steps.deploy.outputs.changed == 'true'
  run: echo 'The site has changed.'
`,
  },
  'changed-keys': {
    value: '/runner/_temp/s3-batch-action-x7Gk2p/changed-keys.txt',
    snippet: CHANGED_PAGES,
  },
  url: {
    value: 'https://example.com/docs/',
    snippet: `
- run: echo "Deployed to $URL"
  env:
    URL: \${{ steps.deploy.outputs.url }}
`,
  },
  'summary-file': {
    value: '/runner/_temp/s3-batch-action-x7Gk2p/summary.md',
    snippet: `
- if: always() && steps.deploy.outputs.summary-file
  run: gh pr comment "$NUMBER" --body-file "$SUMMARY"
  env:
    GH_TOKEN: \${{ github.token }}
    NUMBER: \${{ github.event.number }}
    SUMMARY: \${{ steps.deploy.outputs.summary-file }}
`,
  },
  'dry-run': {
    value: 'true',
    snippet: `
- if: steps.deploy.outputs.dry-run == 'true'
  run: echo 'Nothing was changed.'
`,
  },
  requests: {
    value: '{"ListObjectsV2":1,"PutObject":12}',
    snippet: `
- run: jq 'add' <<<"$REQUESTS"
  env:
    REQUESTS: \${{ steps.deploy.outputs.requests }}
`,
  },
};
