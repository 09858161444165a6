# budget: 180 s
# The bundle's tests again, with a process of its own for every run: npm test has most of them inside
# the test's, which doesn't prove how a process begins and ends (__tests__/support/run-inside.ts).
BUNDLE_RUNS=process npx vitest run __tests__/bundle __tests__/keys
