# budget: 90 s
# What S3's reference says, on the tests' own server and on real ones of other makers.
bash __tests__/support/with-servers.sh versitygw,moto bash __tests__/contract/print-results.sh
