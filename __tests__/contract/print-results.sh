#!/usr/bin/env bash
# Runs the contract suite on the dev server and on the real ones in STORE_NAMES, and prints how many
# cases each passes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
status=0
npx vitest run __tests__/contract --reporter=dot --reporter=json \
  --outputFile.json="$scratch/results.json" || status=$?
npx node __tests__/contract/print-table.ts "$scratch/results.json"
exit "$status"
