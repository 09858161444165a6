# budget: 145 s
# needs: node_modules
# Attacks by stub servers, proxies and checkouts, each with the memory and the time that it took; then
# a sample of what chance makes of answers, states, files of keys, patterns and trees.
# The whole: npm run fuzz
npm run --silent attacks
npm run --silent fuzz -- --cases 3000
