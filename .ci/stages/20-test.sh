# budget: 220 s
npm ci && npm test
