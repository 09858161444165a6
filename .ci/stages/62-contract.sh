# budget: 240 s
# What S3's reference says, on the tests' own server and on real ones of other makers.
bash __tests__/contract/with-servers.sh
