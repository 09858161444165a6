# budget: 15 s
# What a newcomer runs first shows a deploy, a dry run and a prune.
output="$(npm run --silent demo)"
printf '%s\n' "$output"
for expected in 'uploaded 12, failed 0' 'dry run, nothing was changed: deleted 12' 'deleted 12, failed 0' \
  'the bucket now holds 13 objects' 'the bucket now holds 1 objects'; do
  grep -qF "$expected" <<<"$output" || { echo "the demo does not show: $expected" >&2; exit 1; }
done
