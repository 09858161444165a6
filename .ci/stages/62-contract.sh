# budget: 75 s
# needs: node_modules versitygw moto_server
# What S3's reference says, what the project's port makes of it, every kind of name, and first syncs
# over objects of another tool, on the tests' own server and on real ones.
bash __tests__/support/with-servers.sh versitygw,moto bash packages/s3-test-server/contract/print-results.sh
bash __tests__/support/with-servers.sh versitygw,moto npx vitest run __tests__/store-contract __tests__/keys
bash __tests__/support/with-servers.sh moto npx vitest run __tests__/end-to-end/first-syncs.test.ts
