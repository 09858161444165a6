# budget: 280 s
npm ci && npm test
