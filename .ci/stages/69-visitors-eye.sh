# budget: 75 s
# A site loaded 200 times by a real browser while it is deployed over and over: nothing is missed.
npx node __tests__/visitor/visitors-eye.ts
