#!/usr/bin/env bash
# Runs over the SDK what the wire client takes over: the store, hostile keys, hazards, what the
# contract asks of the port on a real server, and the laboratory's sweep of faults.
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
bash __tests__/support/with-servers.sh versitygw npx vitest run __tests__/contract -t 'the port'
npm run --silent faults -- --sample "$part" --seed "$seed" sweep
