# budget: 20 s
# needs: node_modules
# What a newcomer runs first shows a deploy, a change, a dry run and a prune. Only files with a hash
# in their name are kept by browsers without asking.
output="$(npm run --silent demo)"
printf '%s\n' "$output"
for expected in 'uploaded 12' 'uploaded 2, deleted 1, 10 files up to date' \
  'dry run, nothing was changed: would have deleted 13' 'deleted 13' \
  'the bucket now holds 14 objects' 'the bucket now holds 1 object:'; do
  grep -qF "$expected" <<<"$output" || { echo "the demo does not show: $expected" >&2; exit 1; }
done
kept="$(grep -c '"site/.*immutable$' <<<"$output")"
test "$kept" = "$(grep -c '"site/assets/.*immutable$' <<<"$output")" && test "$kept" -gt 0 ||
  { echo 'the demo makes immutable what has no hash in its name, or nothing' >&2; exit 1; }
