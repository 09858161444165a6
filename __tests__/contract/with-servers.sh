#!/usr/bin/env bash
# Runs the contract suite on the dev server and on real servers of other makers, which serve empty
# stores on free ports of this machine, and prints how many cases each passes:
#   bash with-servers.sh
set -euo pipefail

here="$(dirname "${BASH_SOURCE[0]}")"
scratch="$(mktemp -d)"
mkdir "$scratch/iam" "$scratch/versions" "$scratch/data"
servers=()
stop() {
  local server
  for server in "${servers[@]}"; do
    kill "$server" 2>/dev/null || true
    wait "$server" 2>/dev/null || true
  done
  rm -rf "$scratch"
}
trap stop EXIT

free_port() {
  python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# Waits until a server takes connections; fails at once when it has ended.
await_server() {
  local name="$1" server="$2" port="$3" attempt
  for attempt in $(seq 300); do
    if (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; then return; fi
    kill -0 "$server" 2>/dev/null || break
    read -rt 0.1 <> <(:) || true
  done
  cat "$scratch/$name.log" >&2
  echo "$name does not answer on port $port" >&2
  return 1
}

versitygw_port="$(free_port)"
versitygw --port "127.0.0.1:$versitygw_port" --access test-access-key --secret test-secret-key \
  --iam-dir "$scratch/iam" --keep-alive -q \
  posix --versioning-dir "$scratch/versions" "$scratch/data" >"$scratch/versitygw.log" 2>&1 &
servers+=($!)
moto_port="$(free_port)"
moto_server -H 127.0.0.1 -p "$moto_port" >"$scratch/moto.log" 2>&1 &
servers+=($!)
await_server versitygw "${servers[0]}" "$versitygw_port"
await_server moto "${servers[1]}" "$moto_port"

export CONTRACT_SERVERS=versitygw,moto
export CONTRACT_VERSITYGW_ENDPOINT="http://127.0.0.1:$versitygw_port"
export CONTRACT_MOTO_ENDPOINT="http://127.0.0.1:$moto_port"
status=0
npx vitest run __tests__/contract --reporter=dot --reporter=json \
  --outputFile.json="$scratch/results.json" || status=$?
npx node "$here/print-table.ts" "$scratch/results.json"
exit "$status"
