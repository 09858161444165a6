# budget: 40 s
npm run --silent format:check
