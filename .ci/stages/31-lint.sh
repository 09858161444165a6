# budget: 80 s
npm run --silent lint
