# budget: 15 s
# needs: node_modules
npm run --silent docs:check
