# budget: 10 s
# needs: actionlint zizmor
# Mistakes and security of the project's own workflows and of those that people paste.
actionlint .github/workflows/*.yml examples/workflows/*.yml __tests__/end-to-end/workflows/*.yml
zizmor --offline --no-progress --config .github/zizmor.yml \
  .github/workflows/*.yml .github/dependabot.yml examples/workflows/*.yml __tests__/end-to-end/workflows/*.yml \
  action.yml
