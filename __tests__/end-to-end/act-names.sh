#!/usr/bin/env bash
# A run of both modes, names that mean something to a runner, and progress while a store throttles.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh"

# Meanwhile, because it waits most of the time: 20 writes a second keep an upload of 300 files busy
# past its first line of progress, which is printed after ten seconds.
coproc throttling { exec node __tests__/end-to-end/throttling-store.ts 20 throttled; }
throttling_pid=$throttling_PID
read -r slow_endpoint <&"${throttling[0]}"
run_workflow push __tests__/end-to-end/workflows/throttled.yml \
  --env "AWS_ENDPOINT_URL=$slow_endpoint" >"$scratch/throttled" 2>&1 &
throttled=$!

s3api create-bucket --bucket end-to-end >/dev/null
run_workflow push __tests__/end-to-end/workflows/both-modes.yml

s3api create-bucket --bucket hostile-names >/dev/null
run_workflow push __tests__/end-to-end/workflows/hostile-names.yml | tee "$scratch/log"
# Obeyed, one name would have set an output and another would have masked a word of the message.
grep -q 'objects were not uploaded' "$scratch/log"
if grep -F 'set-output:: hacked=' "$scratch/log"; then exit 1; fi

wait "$throttled" || { cat "$scratch/throttled" >&2; exit 1; }
exec {throttling[1]}>&-
wait "$throttling_pid"
first="$(grep -m 1 -nE '[0-9] of 300 objects' "$scratch/throttled" || true)"
grep -qE '; throttled, now [0-9.,]+/s' <<<"$first" ||
  { echo "the first line of progress says nothing of throttling: $first" >&2; exit 1; }
done_at="$(grep -m 1 -nE 'uploaded 300' "$scratch/throttled")"
test "${first%%:*}" -lt "${done_at%%:*}"
