# budget: 240 s
# needs: node npm jq
npm ci && npm test
