#!/usr/bin/env bash
# Runs a command while versitygw serves an empty store on a free port of this machine:
#   bash with-versitygw.sh COMMAND [ARGUMENT…]
# The command finds the store in the SDK's own variables, and STORE_ENDPOINT.
set -euo pipefail

scratch="$(mktemp -d)"
mkdir "$scratch/iam" "$scratch/versions" "$scratch/data"
port="$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')"
export AWS_ACCESS_KEY_ID=test-access-key AWS_SECRET_ACCESS_KEY=test-secret-key
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
export STORE_ENDPOINT="http://127.0.0.1:$port"

versitygw --port "127.0.0.1:$port" --access "$AWS_ACCESS_KEY_ID" --secret "$AWS_SECRET_ACCESS_KEY" \
  --iam-dir "$scratch/iam" --keep-alive -q \
  posix --versioning-dir "$scratch/versions" "$scratch/data" >"$scratch/log" 2>&1 &
server=$!
stop() {
  kill "$server" 2>/dev/null || true
  wait "$server" 2>/dev/null || true
  rm -rf "$scratch"
}
trap stop EXIT

for attempt in $(seq 100); do
  if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then break; fi
  kill -0 "$server" || { cat "$scratch/log" >&2; exit 1; }
  test "$attempt" != 100 || { echo "versitygw does not answer on port $port" >&2; exit 1; }
  read -rt 0.1 <> <(:) || true
done
"$@"
