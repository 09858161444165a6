# budget: 235 s
npm ci && npm test
