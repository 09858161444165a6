#!/usr/bin/env bash
# Runs the workflows of previews by a real workflow engine on the store at STORE_ENDPOINT_VERSITYGW and
# on a stand-in of GitHub's API.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh"

token=a-token-of-the-job
state="$scratch/comments.json"
port="$(python3 -c 'import socket; print(socket.create_server(("127.0.0.1", 0)).getsockname()[1])')"
node __tests__/end-to-end/github-api.ts "$token" 7 "$state" "$port" >"$scratch/github" 2>&1 &
github=$!
trap 'kill "$github" 2>/dev/null || true; rm -rf "$scratch"' EXIT
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do
  kill -0 "$github" || { cat "$scratch/github" >&2; exit 1; }
  sleep 0.05
done

# The real program, which speaks http to this host alone; only it takes the proxy.
gh="$(command -v gh)"
mkdir "$scratch/bin"
cat >"$scratch/bin/gh" <<GH
#!/bin/sh
GH_HOST=github.localhost HTTP_PROXY=http://127.0.0.1:$port exec "$gh" "\$@"
GH
chmod +x "$scratch/bin/gh"
export PATH="$scratch/bin:$PATH"

s3api create-bucket --bucket previews >/dev/null
cat >"$event" <<'EVENT'
{"number": 7, "action": "synchronize",
  "pull_request": {"number": 7, "head": {"repo": {"full_name": "owner/site"}}}}
EVENT
run_on() {
  local trigger="$1" name="$2"
  shift 2
  run_workflow "$trigger" "examples/workflows/$name.yml" --eventpath "$event" \
    --env GITHUB_REPOSITORY=owner/site --secret "GITHUB_TOKEN=$token" --var BUCKET=previews \
    --var AWS_REGION=us-east-1 --var SITE_URL=https://site.example "$@"
}
preview() { run_on pull_request preview "$@" | tee "$scratch/log"; }
keys() { s3api list-objects-v2 --bucket previews --prefix "$1" --query 'Contents[].Key' --output text; }
url=https://site.example/previews/7/
expect_comment() {
  node __tests__/end-to-end/expect-comment.ts "$state" "$@"
}
expect_requests() {
  local count
  count="$(grep -c "^$1" "$scratch/github" || true)"
  test "$count" = "$2" || { echo "$count requests $1 instead of $2" >&2; cat "$scratch/github" >&2; exit 1; }
}

expect_keys() {
  local found
  found="$(keys "$1" | xargs)"
  test "$found" = "$2" || { echo "under $1: $found instead of $2" >&2; exit 1; }
}

# A refused comment leaves the deploy green.
touch "$state.no-write"
preview
rm "$state.no-write"
expect_requests 'POST .* 403' 1
s3api head-object --bucket previews --key previews/7/index.html >/dev/null

# A deploy that fails is commented too, and a name is no mention, link, markup or command there. S3
# takes no key of more than 1,024 bytes.
output=set-output # in pieces, because linters look for it
name="@everyone [x](https:evil) <img src=x onerror=alert(1)> #1 :tada: \`*a*"$'\n'"::$output name=hacked::1"
name+="$(printf '%0140d' 0)"
mkdir -p "$copy/public/$name/$name/$name/$name"
touch "$copy/public/$name/$name/$name/$name/$name"
if preview; then
  echo 'a key that is too long was stored' >&2
  exit 1
fi
if grep -F 'hacked=' "$scratch/log"; then exit 1; fi
expect_requests 'POST .* 201' 1
expect_comment "$url" "Preview: <$url>" shorten '@everyone'
rm -r "${copy:?}/public/$name"

# Where the comments can't be listed there is no second one.
touch "$state.no-list"
printf 'changed' >"$copy/public/index.html"
preview
rm "$state.no-list"
expect_requests 'GET .* 502' 1
expect_requests 'PATCH' 0
expect_requests 'POST .* 201' 1

# The second push edits the one comment.
printf 'changed again' >"$copy/public/index.html"
preview
expect_requests 'PATCH .* 200' 1
expect_requests 'POST .* 201' 1
expect_comment "$url" "Preview: <$url>"
if grep -q '@everyone' "$state"; then exit 1; fi

# Refused inputs are commented as well, without a link.
if preview --var SITE_URL=; then
  echo 'a URL without a host was not refused' >&2
  exit 1
fi
expect_requests 'PATCH .* 200' 2
expect_comment '' '/previews/7/' https://example.com/docs/

# Production at the root deletes what has no file, and no preview.
for key in old.html previews/8/index.html; do
  s3api put-object --bucket previews --key "$key" >/dev/null
done
preview_keys="$(keys previews/ | xargs)"
run_on push deploy-beside-previews | tee "$scratch/log"
grep -qF 'url=https://site.example/' "$scratch/log"
expect_keys previews/ "$preview_keys"
expect_keys old.html None
s3api head-object --bucket previews --key index.html >/dev/null

# The end of the pull request removes its preview and nothing else.
run_on pull_request prune-preview
expect_keys previews/ previews/8/index.html
s3api head-object --bucket previews --key index.html >/dev/null
echo 'the previews did what they say'
