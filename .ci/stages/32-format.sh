# budget: 30 s
npm run --silent format:check
