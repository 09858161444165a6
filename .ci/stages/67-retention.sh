# budget: 50 s
# needs: node_modules
# A listing of 1,000,000 objects pruned with keep-newest in 200 MB of memory.
npx node bench/retention.ts --skip-dry-run
