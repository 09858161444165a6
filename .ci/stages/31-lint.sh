# budget: 50 s
npm run --silent lint
