# budget: 120 s
npm run --silent lint
