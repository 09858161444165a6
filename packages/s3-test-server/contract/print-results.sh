#!/usr/bin/env bash
# Runs the contract suite on the dev server and on the real ones in STORE_NAMES, and prints how many
# cases each passes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../../.."

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
status=0
npx vitest run packages/s3-test-server/contract --reporter=dot --reporter=json \
  --outputFile.json="$scratch/results.json" || status=$?
npx node packages/s3-test-server/contract/print-table.ts "$scratch/results.json"
exit "$status"
