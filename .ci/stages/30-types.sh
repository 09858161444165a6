# budget: 25 s
# needs: node_modules
npm run --silent types
