#!/usr/bin/env bash
# Runs the workflows that people paste, and the project's own, by a real workflow engine on the store at
# STORE_ENDPOINT_VERSITYGW: each topic is a script beside this one that runs alone, too. Two run at a
# time, because they wait for the engine most of the time.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

run_topics() {
  local topic
  for topic in "$@"; do
    bash "act-$topic.sh" 2>&1 | sed --unbuffered "s/^/$topic: /" || return 1
  done
}

run_topics prunes names &
other=$!
failed=0
run_topics sites caches || failed=1
wait "$other" || failed=1
test "$failed" = 0
echo 'the workflows did what they say'
