# budget: 150 s
npm ci && npm test
