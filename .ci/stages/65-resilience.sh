# budget: 115 s
# needs: node_modules versitygw
# What takes long to see: a store that bears little, and an object of 1 GiB, also with failing parts.
npx node __tests__/resilience/slow-store.ts
bash __tests__/support/with-servers.sh versitygw npx node __tests__/resilience/large-object.ts
