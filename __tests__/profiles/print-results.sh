#!/usr/bin/env bash
# Runs every scenario over every profile, in all places that there are, and prints how they end.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
status=0
npx vitest run --config __tests__/profiles/vitest.config.ts --root . --reporter=dot \
  --reporter=json --outputFile.json="$scratch/results.json" || status=$?
npx node __tests__/profiles/print-table.ts "$scratch/results.json" || status=$?
exit "$status"
