# budget: 240 s
# needs: node npm
npm ci && npm test
