# budget: 60 s
# needs: node_modules
npm run --silent lint
