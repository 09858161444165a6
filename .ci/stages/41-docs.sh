# budget: 10 s
npm run --silent docs:check
