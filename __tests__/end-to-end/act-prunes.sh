#!/usr/bin/env bash
# Deletes: of a preview, old builds, reviewed logs, what a run failed to delete, all versions, and old uploads.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh"

s3api create-bucket --bucket examples >/dev/null
for key in previews/7/{index.html,a/b.js,.s3-batch-action} previews/70/index.html; do
  s3api put-object --bucket examples --key "$key" >/dev/null
done
printf '{"number": 7, "action": "closed", "pull_request": {"number": 7}}' >"$event"
run_workflow pull_request examples/workflows/prune-preview.yml --eventpath "$event" \
  --var BUCKET=examples --var AWS_REGION=us-east-1
left="$(keys_under examples previews/)"
test "$left" = previews/70/index.html || { echo "left under previews/: $left" >&2; exit 1; }

# Without a number the job is skipped; without the condition that skips it, the action refuses.
printf '{"action": "closed", "pull_request": {}}' >"$event"
unguarded=examples/workflows/prune-preview-unguarded.yml
sed '/^ *if: \${{ github\.event\.number }}$/d' "$copy/examples/workflows/prune-preview.yml" \
  >"$copy/$unguarded"
run_workflow pull_request examples/workflows/prune-preview.yml --eventpath "$event" \
  --var BUCKET=examples --var AWS_REGION=us-east-1
if run_workflow pull_request "$unguarded" --eventpath "$event" \
  --var BUCKET=examples --var AWS_REGION=us-east-1 | tee "$scratch/log"; then
  echo 'a preview without a number was not refused' >&2
  exit 1
fi
grep -qF 'prefix "previews/" ends in "/": an expression at its end may have come out empty' \
  "$scratch/log"
left="$(keys_under examples previews/)"
test "$left" = previews/70/index.html || { echo "left under previews/: $left" >&2; exit 1; }

# The store takes the time of a file for when its object was written.
age() { find "$STORE_FOLDER_VERSITYGW/data/$2" -exec touch --date "$1 ago" {} +; }
for build in {1..12}; do
  s3api put-object --bucket examples --key "builds/$build/app.js" >/dev/null
  age "$((40 - build)) days" "examples/builds/$build"
done
run_workflow workflow_dispatch examples/workflows/prune-builds.yml \
  --var BUCKET=examples --var AWS_REGION=us-east-1
left="$(keys_under examples builds/ | wc -w)"
test "$left" = 10 || { echo "$left builds are left instead of 10" >&2; exit 1; }
case "$(keys_under examples builds/)" in *builds/1/* | *builds/2/*) exit 1 ;; esac

# While people review the plan, another client overwrites a planned object without a trace in its
# time, writes one again with the same bytes, deletes one, and adds an old one.
long='91 days'
put_log() {
  printf '%s' "$2" >"$scratch/body"
  s3api put-object --bucket examples --key "logs/$1.log" --body "$scratch/body" >/dev/null
}
for log in same other overwritten rewritten gone; do put_log "$log" 'a line'; done
age "$long" examples/logs
put_log new 'a line'
cat >"$scratch/meanwhile" <<MEANWHILE
set -euo pipefail
data="$STORE_FOLDER_VERSITYGW/data/examples/logs"
put() {
  printf '%s' "\$2" >"$scratch/body"
  aws s3api put-object --bucket examples --key "logs/\$1.log" --body "$scratch/body" >/dev/null
}
touch --reference "\$data/overwritten.log" "$scratch/time"
put overwritten 'b line'
touch --reference "$scratch/time" "\$data/overwritten.log"
put rewritten 'a line'
put added 'a line'
touch --date '$long ago' "\$data/added.log"
aws s3api delete-object --bucket examples --key logs/gone.log
MEANWHILE
mkdir "$scratch/artifacts"
run_workflow workflow_dispatch examples/workflows/prune-after-review.yml \
  --env "ARTIFACTS=$scratch/artifacts" --env "MEANWHILE=$scratch/meanwhile" \
  --var BUCKET=examples --var AWS_REGION=us-east-1 | tee "$scratch/log"
grep -q 'dry run, nothing was changed: would have deleted 5' "$scratch/log"
left="$(keys_under examples logs/ | xargs)"
test "$left" = 'logs/added.log logs/new.log logs/overwritten.log logs/rewritten.log' ||
  { echo "left under logs/: $left" >&2; exit 1; }
grep -q '2 objects under "logs/" were written or changed after the plan was made' "$scratch/log"

# A run that fails keeps its report, with which the next one deletes what failed and nothing else.
mkfifo "$scratch/endpoint"
node __tests__/end-to-end/refusing-store.ts examples \
  retired/{1,2,3}.html 'retired/4 $(x).html' retired/5.html >"$scratch/endpoint" &
refusing=$!
trap 'kill "$refusing"; rm -rf "$scratch"' EXIT
read -r endpoint <"$scratch/endpoint"
expect_retired() {
  left="$(aws --endpoint-url "$endpoint" s3api list-objects-v2 --bucket examples --prefix retired \
    --query 'Contents[].Key' --output text)"
  test "$left" = "$1" || { echo "left under retired/: $left" >&2; exit 1; }
}
delete_retired() {
  run_workflow workflow_dispatch examples/workflows/delete-and-retry.yml \
    --env "AWS_ENDPOINT_URL=$endpoint" --env "ARTIFACTS=$scratch/reports" \
    --env "MEANWHILE=$scratch/meanwhile" --var BUCKET=examples --var AWS_REGION=us-east-1 "$@" |
    tee "$scratch/log"
}
mkdir "$scratch/reports"
if delete_retired; then
  echo 'a run with refused deletes was green' >&2
  exit 1
fi
grep -q '2 of 5 objects were not deleted' "$scratch/log"
grep -qF 'if: always() && steps.delete.outputs.report' "$scratch/log"
cat >"$scratch/meanwhile" <<MEANWHILE
set -euo pipefail
aws --endpoint-url $endpoint s3api delete-object --bucket examples --key lock
aws --endpoint-url $endpoint s3api put-object --bucket examples --key retired/1.html >/dev/null
MEANWHILE
expect_retired $'retired/4 $(x).html\tretired/5.html'
delete_retired --input retry-of=1
grep -q 'deleted 2$' "$scratch/log"
expect_retired retired/1.html

s3api create-bucket --bucket versioned >/dev/null
s3api put-bucket-versioning --bucket versioned --versioning-configuration Status=Enabled
for _ in 1 2; do s3api put-object --bucket versioned --key a/b >/dev/null; done
s3api put-object --bucket versioned --key c >/dev/null
s3api delete-object --bucket versioned --key c >/dev/null
# A deploy leaves a state, and a version of it that records the lock.
run_workflow push examples/workflows/deploy-site.yml --var BUCKET=versioned --var AWS_REGION=us-east-1
s3api head-object --bucket versioned --key site/.s3-batch-action >/dev/null
run_workflow workflow_dispatch examples/workflows/empty-test-bucket.yml \
  --var TEST_BUCKET=versioned --var AWS_REGION=us-east-1
s3api delete-bucket --bucket versioned

# An upload that was begun long ago is aborted, and one of today goes on.
begin_upload() {
  s3api create-multipart-upload --bucket examples --key "$1" --query UploadId --output text
}
old="$(begin_upload builds/old.zip)"
new="$(begin_upload builds/new.zip)"
find "$STORE_FOLDER_VERSITYGW/data/examples/.sgwtmp" -path "*/$old*" -exec touch --date '8 days ago' {} +
run_workflow schedule examples/workflows/abort-uploads.yml --var BUCKET=examples --var AWS_REGION=us-east-1
left="$(s3api list-multipart-uploads --bucket examples --query 'Uploads[].UploadId' --output text)"
test "$left" = "$new" || { echo "the uploads $left are left instead of $new" >&2; exit 1; }
