# budget: 35 s
# needs: node_modules
# The committed bundle is what the sources make.
node_modules/node/bin/node scripts/check-dist.ts
