# budget: 70 s
npm run --silent lint
