# budget: 90 s
# A site loaded 200 times by a real browser while it is deployed over and over: nothing is missed.
npx node __tests__/visitor/visitors-eye.ts
# The job summaries of ten runs as GitHub shows them on a telephone: nothing scrolls sideways.
npm run --silent pictures -- --check
