# budget: 240 s
npm ci && npm test
