# budget: 210 s
# needs: node_modules
# The bundle's tests again, with a process of its own for every run: npm test has most of them inside
# the test's, which doesn't prove how a process begins and ends (__tests__/support/run-inside.ts).
# Without tables whose rows differ only in what a run is given, hundreds of runs each.
BUNDLE_RUNS=process npx vitest run __tests__/bundle __tests__/keys \
  --exclude '**/claimed-encodings.test.ts' --exclude '**/rights.test.ts' \
  --exclude '**/sync-dir-known-headers.test.ts'
