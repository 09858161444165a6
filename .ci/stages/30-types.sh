# budget: 30 s
npm run --silent types
