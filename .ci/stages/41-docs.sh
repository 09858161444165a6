# budget: 20 s
# needs: node_modules
npm run --silent docs:check
