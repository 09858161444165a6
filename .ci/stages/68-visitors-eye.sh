# budget: 180 s
# Pages loaded by a real browser, through a cache, while the site is deployed over and over.
npx node __tests__/visitor/visitors-eye.ts
