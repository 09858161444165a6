# budget: 180 s
npm run --silent lint
