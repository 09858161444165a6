# budget: 25 s
npm run --silent types
