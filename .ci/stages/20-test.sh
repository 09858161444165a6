# budget: 600 s
npm ci && npm test
