#!/usr/bin/env bash
# Runs a command while S3 servers serve stores without objects on free ports of this machine:
#   bash with-servers.sh NAMES COMMAND [ARGUMENT…]
# NAMES: some of dev, versitygw and moto, with commas between. The command finds NAMES in
# STORE_NAMES, each store's URL in STORE_ENDPOINT_<NAME>, its files, if it has any, in
# STORE_FOLDER_<NAME>, and credentials and region that hold for all of them in the SDKs' own
# variables.
set -euo pipefail
root="$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)"

test $# -ge 2 || { echo 'usage: with-servers.sh NAMES COMMAND [ARGUMENT…]' >&2; exit 2; }
export STORE_NAMES="$1"
shift
export AWS_ACCESS_KEY_ID=test-access-key AWS_SECRET_ACCESS_KEY=test-secret-key
export AWS_REGION=us-east-1 AWS_DEFAULT_REGION=us-east-1
# What this machine's user has set up is for real stores.
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null RCLONE_CONFIG=/dev/null
# Compiled Python beside the tests would count as files of the project.
export PYTHONDONTWRITEBYTECODE=1
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3

scratch="$(mktemp -d)"
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

# All at once, so that none is given twice.
free_ports() {
  python3 - "$1" <<'PYTHON'
import socket, sys
sockets = [socket.create_server(('127.0.0.1', 0)) for _ in range(int(sys.argv[1]))]
print(*(one.getsockname()[1] for one in sockets))
PYTHON
}

# Becomes the server.
serve() {
  local name="$1" port="$2" folder="$3"
  case "$name" in
    dev) exec "$root/node_modules/node/bin/node" "$root/scripts/s3.ts" "$port" ;;
    moto) exec moto_server -H 127.0.0.1 -p "$port" ;;
    versitygw)
      mkdir "$folder/iam" "$folder/versions" "$folder/data"
      exec versitygw --port "127.0.0.1:$port" --access "$AWS_ACCESS_KEY_ID" \
        --secret "$AWS_SECRET_ACCESS_KEY" --iam-dir "$folder/iam" --keep-alive -q \
        posix --versioning-dir "$folder/versions" "$folder/data"
      ;;
  esac
}

# Waits until a server takes connections. The server alone holds the pipe open at its other end,
# so reading from it fails for good once the server has ended.
await_server() {
  local name="$1" port="$2" pipe="$3" status
  until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
    status=0
    read -rt 0.05 -u "$pipe" || status=$?
    if test "$status" -le 128; then
      cat "$scratch/$name/log" >&2
      echo "$name has ended before it took connections on port $port" >&2
      return 1
    fi
  done
  exec {pipe}<&-
}

IFS=, read -ra names <<<"$STORE_NAMES"
for name in "${names[@]}"; do
  case "$name" in
    dev | versitygw | moto) ;;
    *)
      echo "NAMES must be some of dev, versitygw and moto with commas between, got \"$STORE_NAMES\":" \
        "take out \"$name\"" >&2
      exit 2
      ;;
  esac
done
IFS=' ' read -ra ports <<<"$(free_ports "${#names[@]}")"
pipes=()
for index in "${!names[@]}"; do
  name="${names[$index]}"
  mkdir "$scratch/$name"
  mkfifo "$scratch/$name/ended"
  (serve "$name" "${ports[$index]}" "$scratch/$name") \
    >"$scratch/$name/log" 2>&1 9>"$scratch/$name/ended" &
  servers+=($!)
  exec {pipe}<"$scratch/$name/ended"
  pipes+=("$pipe")
  export "STORE_ENDPOINT_${name^^}=http://127.0.0.1:${ports[$index]}"
  export "STORE_FOLDER_${name^^}=$scratch/$name"
done
for index in "${!names[@]}"; do
  await_server "${names[$index]}" "${ports[$index]}" "${pipes[$index]}"
done
"$@"
