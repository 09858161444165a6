# budget: 25 s
npm run --silent format:check
