# budget: 60 s
npm run --silent lint
