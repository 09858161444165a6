# budget: 30 s
npm run --silent docs:check
