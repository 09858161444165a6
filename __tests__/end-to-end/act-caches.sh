#!/usr/bin/env bash
# Deploys behind a cache, on stand-ins of the APIs of CloudFront and Cloudflare, and to a store that
# behaves as Cloudflare R2.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh"

token=a-token-of-the-zone
records="$scratch/records"
touch "$records"
coproc apis { exec node __tests__/end-to-end/cdn-apis.ts EDISTRIBUTION zone-of-site "$token" "$records"; }
apis_pid=$apis_PID
read -r port <&"${apis[0]}"
# A shell keeps the pipes of one coprocess at a time.
exec {apis_input}>&"${apis[1]}" {apis[1]}>&-

# The real program, which is to speak to Cloudflare alone.
curl="$(command -v curl)"
mkdir "$scratch/bin"
cat >"$scratch/bin/curl" <<CURL
#!/bin/bash
exec "$curl" "\${@/#https:\/\/api.cloudflare.com\//http://127.0.0.1:$port/}"
CURL
chmod +x "$scratch/bin/curl"
export PATH="$scratch/bin:$PATH"

# Names that a URL has encoded, and one that it must not have encoded.
rm -r "$copy/public"
mkdir -p "$copy/public/a b"
for name in index.html 'a b/index.html' 'ü~x(1)&+*$(id).png' 'x?#[1]%2F.js'; do
  printf '%s' "$name" >"$copy/public/$name"
done
change() { printf 'changed' >"$copy/public/index.html"; }
add_many() {
  local n
  mkdir -p "$copy/public/many"
  for ((n = 1; n <= $1; n += 1)); do printf '%s' "$n" >"$copy/public/many/$n.css"; done
}
# What the stand-ins got since the last call, and nothing else.
expect_records() {
  local found
  found="$(cat "$records")"
  test "$found" = "$1" || { echo "the cache was asked for $found instead of $1" >&2; exit 1; }
  : >"$records"
}

s3api create-bucket --bucket behind-cloudfront >/dev/null
invalidate() {
  run_workflow push examples/workflows/deploy-and-invalidate.yml --var BUCKET=behind-cloudfront \
    --var AWS_REGION=us-east-1 --var DISTRIBUTION_ID=EDISTRIBUTION \
    --env "AWS_ENDPOINT_URL_CLOUDFRONT=http://127.0.0.1:$port"
}
invalidate
expect_records '["/","/%C3%BC%7Ex(1)&+*$(id).png","/a%20b/","/a%20b/index.html","/index.html","/x%3F%23%5B1%5D%252F.js"]'
invalidate
expect_records ''
change
invalidate
expect_records '["/","/index.html"]'
add_many 501
invalidate
expect_records '["/*"]'
s3api head-object --bucket behind-cloudfront --key site/many/501.css >/dev/null

rm -r "$copy/public/many"
coproc r2 { exec node __tests__/end-to-end/profile-store.ts r2 auto site; }
r2_pid=$r2_PID
read -r endpoint <&"${r2[0]}"
deploy_to_r2() {
  run_workflow push "examples/workflows/$1.yml" --var BUCKET=site --var "R2_ENDPOINT=$endpoint" \
    --env AWS_ACCESS_KEY_ID=another --env AWS_SECRET_ACCESS_KEY=another \
    --secret "R2_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID" --secret "R2_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY" \
    --var CLOUDFLARE_ZONE_ID=zone-of-site --secret "CLOUDFLARE_PURGE_TOKEN=$token" \
    --var SITE_URL=https://site.example | tee "$scratch/log"
}
deploy_to_r2 deploy-to-r2
left="$(aws --endpoint-url "$endpoint" --region auto s3api list-objects-v2 --bucket site \
  --query 'Contents[].Key' --output json | jq --compact-output .)"
test "$left" = '[".s3-batch-action","a b/index.html","index.html","x?#[1]%2F.js","ü~x(1)&+*$(id).png"]' ||
  { echo "R2 has $left" >&2; exit 1; }
deploy_to_r2 deploy-to-r2-and-purge
grep -q 'nothing to do: 4 files up to date' "$scratch/log"
expect_records ''
# In two requests, because one takes a hundred.
printf 'changed again' >"$copy/public/index.html"
printf 'changed again' >"$copy/public/x?#[1]%2F.js"
add_many 150
deploy_to_r2 deploy-to-r2-and-purge
requests="$(jq --slurp --compact-output '[map(length), .[0][0], .[1][-1]]' "$records")"
test "$requests" = '[[100,53],"https://site.example/","https://site.example/x%3F%23%5B1%5D%252F.js"]' ||
  { echo "the cache was asked for $requests" >&2; exit 1; }
: >"$records"
add_many 700
deploy_to_r2 deploy-to-r2-and-purge
expect_records '["site.example"]'

exec {apis_input}>&- {r2[1]}>&-
wait "$apis_pid" "$r2_pid"
