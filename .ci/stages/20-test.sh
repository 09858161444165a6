# budget: 275 s
# needs: node npm jq
npm ci && npm test
