# budget: 95 s
# needs: node_modules chromium
# A site loaded 200 times by a real browser while it is deployed over and over: nothing is missed.
npx node __tests__/visitor/visitors-eye.ts
# The job summaries of ten runs and every page of Markdown as GitHub shows them: nothing scrolls
# sideways on a telephone but code and tables, and in a window of 1,000 pixels no table does either.
npm run --silent pictures -- --check
