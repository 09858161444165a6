# Sourced: a copy at $copy of what workflows need of the checkout (or of the paths that the arguments
# name), which is a repository of its own and whose examples run without an account, a folder $scratch and a file $event for anything else, and
# `run_workflow`, which runs a workflow of the copy by a real workflow engine on the store at
# STORE_ENDPOINT_VERSITYGW.
cd "$(dirname "${BASH_SOURCE[0]}")/../.."

scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
copy="$scratch/checkout"
event="$scratch/event.json"
mkdir "$copy"
# Each run copies it once more.
test $# -gt 0 || set -- action.yml package.json dist examples/site examples/workflows __tests__/end-to-end
git ls-files -z --cached --others --exclude-standard -- "$@" |
  tar --null -T - -cf - | tar -xf - -C "$copy"
node_modules/node/bin/node __tests__/end-to-end/make-examples-local.ts "$copy"
git -C "$copy" init --quiet --initial-branch main
git -C "$copy" add --all
git -C "$copy" -c user.name=test -c user.email=test@example.com commit --quiet --message copy

s3api() { aws --endpoint-url "$STORE_ENDPOINT_VERSITYGW" s3api "$@"; }
keys_under() {
  s3api list-objects-v2 --bucket "$1" --prefix "$2" --query 'Contents[].Key' --output text
}

# No image is wanted: the steps run on this machine, with Node 24 first on the PATH.
export PATH="$PWD/node_modules/node/bin:$PATH"
run_workflow() {
  local trigger="$1" file="$2"
  shift 2
  printf '\n-- %s\n' "$file"
  (cd "$copy" && act "$trigger" -W "$file" -P ubuntu-latest=-self-hosted --no-cache-server \
    --env "AWS_ENDPOINT_URL=$STORE_ENDPOINT_VERSITYGW" --env "AWS_REGION=$AWS_REGION" \
    --env "AWS_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID" \
    --env "AWS_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY" "$@")
}
