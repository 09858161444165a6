#!/usr/bin/env bash
# Sends by the SDK's middleware what the wire sends otherwise: the store, hostile keys, hazards, what
# the contract asks of the port on a real server, and the laboratory's sweep of faults. Then some of
# it over both ways through a proxy.
#   bash sdk-client.sh            the whole: `npm run test:sdk`
#   bash sdk-client.sh PART       a part, more than 0, at most 1: the same share of test files and runs
#   bash sdk-client.sh PART SEED  the part that was taken with this seed
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
export S3_BATCH_CLIENT=sdk
part="${1:-1}"
seed="${2:-$((RANDOM * 32768 + RANDOM))}"
echo "to repeat this run: bash __tests__/support/sdk-client.sh $part $seed"

# Test files in the order of a hash over the seed and their name.
files="$(node_modules/node/bin/node - "$part" "$seed" <<'JAVASCRIPT'
const { globSync } = require('node:fs');
const { createHash } = require('node:crypto');
const [part, seed] = process.argv.slice(2);
if (!(part > 0 && part <= 1)) throw new Error(`the part "${part}" must be more than 0, at most 1`);
const files = globSync('__tests__/{s3,keys}/**/*.test.ts');
const placeOf = (file) => createHash('sha256').update(`${seed} ${file}`).digest('hex');
const inOrder = files.map((file) => [placeOf(file), file]).sort();
for (const [, file] of inOrder.slice(0, Math.ceil(files.length * part))) console.log(file);
JAVASCRIPT
)"
test -n "$files"
npx vitest run $files
npx vitest run __tests__/bundle/hazards
bash __tests__/support/with-servers.sh versitygw npx vitest run __tests__/store-contract
npm run --silent faults -- --sample "$part" --seed "$seed" sweep

# Over both ways in tunnels of a proxy, at the same time since most of it waits: what the contract
# asks of the port, hostile keys, and one run of the laboratory for each scenario and span.
through_proxy() {
  export S3_BATCH_CLIENT="$1"
  local through=(node_modules/node/bin/node __tests__/support/through-proxy.ts)
  "${through[@]}" npx vitest run __tests__/store-contract __tests__/keys -t 'the port|every kind of name'
  "${through[@]}" npm run --silent faults -- --sample 0.01 --seed "$seed" sweep
}
through_proxy wire & by_wire=$!
through_proxy sdk & by_sdk=$!
status=0
for job in "$by_wire" "$by_sdk"; do wait "$job" || status=1; done
exit "$status"
