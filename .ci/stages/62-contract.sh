# budget: 95 s
# What S3's reference says, and every kind of name, on the tests' own server and on real ones.
bash __tests__/support/with-servers.sh versitygw,moto bash __tests__/contract/print-results.sh
bash __tests__/support/with-servers.sh versitygw,moto npx vitest run __tests__/keys
