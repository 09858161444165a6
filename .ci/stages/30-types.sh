# budget: 90 s
npm run --silent types
