# budget: 15 s
npm run --silent docs:check
