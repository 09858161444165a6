# budget: 360 s
npm ci && npm test
