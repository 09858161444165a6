#!/usr/bin/env bash
# Deploys of sites and of an app, and the upload of a build.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh"

s3api create-bucket --bucket builds >/dev/null
run_workflow push examples/workflows/upload-build.yml --var BUCKET=builds --var AWS_REGION=us-east-1
s3api head-object --bucket builds --key builds/1/index.html >/dev/null

s3api create-bucket --bucket sites >/dev/null
deploy() {
  run_workflow push "examples/workflows/$1.yml" --var BUCKET=sites --var AWS_REGION=us-east-1 "${@:2}" |
    tee "$scratch/log"
}
expect_keys() {
  local found
  found="$(keys_under sites "$1" | xargs)"
  test "$found" = "$2" || { echo "under $1: $found instead of $2" >&2; exit 1; }
}
expect_header() {
  s3api head-object --bucket sites --key "$2" | grep -qF "\"CacheControl\": \"$1\"" ||
    { echo "$2 has no Cache-Control: $1" >&2; exit 1; }
}
immutable='public, max-age=31536000, immutable'
# The keys of the site under a prefix, in their order, with other keys.
keys_of_site() {
  (cd "$copy/public" && find . -type f -not -path '*/.*' -printf "$1%P\n" && printf '%s\n' "${@:2}") |
    LC_ALL=C sort | xargs
}

s3api put-object --bucket sites --key site/old.html >/dev/null
for run in first second; do deploy deploy-site; done
grep -q 'nothing to do: 12 files up to date' "$scratch/log" || { echo "the $run run changed something" >&2; exit 1; }
expect_keys site/ "$(keys_of_site site/ site/.s3-batch-action)"

# With keys of the step, which the job's environment doesn't have. The change is one to deploy.
printf 'changed' >"$copy/public/robots.txt"
deploy deploy-with-static-keys --env AWS_ACCESS_KEY_ID=another --env AWS_SECRET_ACCESS_KEY=another \
  --secret "AWS_ACCESS_KEY_ID=$AWS_ACCESS_KEY_ID" --secret "AWS_SECRET_ACCESS_KEY=$AWS_SECRET_ACCESS_KEY"
grep -qF 'credentials: environment, access key ending in' "$scratch/log"
s3api get-object --bucket sites --key site/robots.txt "$scratch/body" >/dev/null
test "$(cat "$scratch/body")" = changed

# A file that keeps its name must not be kept for a year. What is replaced is kept for a while, pages
# are not.
rm "$copy/public/"{assets/*.css,404.html}
css="$(cd examples/site/assets && echo ./*.css | cut -c 3-)"
deploy deploy-cached-site
for file in index.html robots.txt feed.xml img/cup.svg; do expect_header no-cache "site/$file"; done
for file in "$copy"/public/assets/*; do expect_header "$immutable" "site/assets/$(basename "$file")"; done
s3api head-object --bucket sites --key "site/assets/$css" >/dev/null
if s3api head-object --bucket sites --key site/404.html; then exit 1; fi

# The service worker comes after everything that it fetches, and is not written again without a change.
printf 'worker' >"$copy/public/sw.js"
for run in first second; do deploy deploy-spa; done
grep -qF 'nothing to do: 1 file up to date' "$scratch/log" || { echo "the $run run changed something" >&2; exit 1; }
expect_header no-cache app/sw.js
expect_header no-cache app/index.html
expect_header "$immutable" "app/assets/$(basename "$file")"
last="$(find "$STORE_FOLDER_VERSITYGW/data/sites/app" -type f -not -name '.s3*' -printf '%T@ %P\n' | sort -n | tail -1)"
test "${last#* }" = sw.js || { echo "the last upload was $last" >&2; exit 1; }
rm "$copy/public/sw.js"

# At the root, what the source doesn't have is deleted, but for the uploads of others.
s3api create-bucket --bucket root >/dev/null
for key in old.html uploads/photo.jpg; do s3api put-object --bucket root --key "$key" >/dev/null; done
run_workflow push examples/workflows/deploy-at-root.yml --var BUCKET=root --var AWS_REGION=us-east-1
left="$(keys_under root '' | xargs)"
expected="$(keys_of_site '' .s3-batch-action uploads/photo.jpg)"
test "$left" = "$expected" || { echo "at the root: $left instead of $expected" >&2; exit 1; }
