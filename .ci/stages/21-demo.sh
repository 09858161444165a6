# budget: 25 s
# needs: node_modules
# What a newcomer runs first shows a deploy, a change, a header rule, a failure with its remedy, its
# repetition, a dry run and a prune, and leaves nothing behind but the page of the job summaries.
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
mkdir "$folder/temporary"
fail() {
  echo "the demo $1" >&2
  exit 1
}
page=.cache/demo/summary.html
rm -f "$page"
output="$(TMPDIR="$folder/temporary" npm run --silent demo)" || fail "exits with $?"
printf '%s\n' "$output"
outputs="$(sed -n 's/^   outputs: //p' <<<"$output")"
test "$outputs" = 'uploaded=12  changed=true
uploaded=2  deleted=1  skipped=11  changed=true
copied=10  skipped=3  changed=true
skipped=12  failed=2  changed=false
uploaded=2  skipped=12  changed=true
deleted=14  changed=false
deleted=14  changed=true' || fail "has the outputs: $outputs"
for expected in 'uploaded 12' 'uploaded 2, deleted 1, 10 files up to date' \
  'updated headers of 10, 2 files up to date' 'What to do: allow s3:PutObject on the objects' \
  'exit code 1: the job fails here' 'dry run, nothing was changed: would have deleted 14' \
  'deleted 14' 'the bucket now holds 14 objects' 'the bucket now holds 1 object:'; do
  grep -qF "$expected" <<<"$output" || fail "does not show: $expected"
done
# Only files with a hash in their name are kept by browsers without asking.
kept="$(grep -c '"site/.*immutable$' <<<"$output")"
test "$kept" = "$(grep -c '"site/assets/.*immutable$' <<<"$output")" && test "$kept" -gt 0 ||
  fail 'makes immutable what has no hash in its name, or nothing'
test "$(tail -n 1 <<<"$output")" = "$PWD/$page" || fail 'does not print the path of its page last'
for heading in 'Deploy a directory' 'A deploy that fails' 'Prune' 'Synced' 'Failed to sync' 'Deleted'; do
  grep -q "<h[23]>.*$heading" "$page" || fail "has a page without the heading: $heading"
done
# npm itself keeps a compile cache there.
left="$(ls -A "$folder/temporary" | grep -v '^node-compile-cache$' || true)"
test -z "$left" || fail "leaves behind: $left"
status=0
problem="$(npm run --silent demo -- "$folder/none" 2>&1)" || status=$?
test "$status" = 2 || fail "exits with $status where the directory does not exist"
grep -qF 'does not exist: give the directory' <<<"$problem" || fail "says: $problem"
! grep -qE '^ +at ' <<<"$problem" || fail 'prints a stack trace where the directory does not exist'
