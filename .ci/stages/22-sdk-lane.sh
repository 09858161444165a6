# budget: 170 s
# What the express lane takes over, on the way round it: the store, hostile keys, hazards, what the
# contract asks of the port on a real server, and a sample of the laboratory's faults. The seed that
# is printed repeats it: npm run faults -- --sample 0.1 --seed N sweep
export S3_BATCH_LANE=sdk
npx vitest run __tests__/store __tests__/keys
npx vitest run __tests__/bundle/hazards
bash __tests__/support/with-servers.sh versitygw npx vitest run __tests__/contract -t 'the port'
npm run --silent faults -- --sample 0.1 sweep
