# budget: 300 s
npm ci && npm test
