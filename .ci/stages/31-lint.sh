# budget: 100 s
npm run --silent lint
