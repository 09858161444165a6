# budget: 210 s
npm ci && npm test
