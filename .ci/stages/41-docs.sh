# budget: 20 s
npm run --silent docs:check
