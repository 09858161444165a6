# budget: 70 s
# What the express lane takes over, on the way round it.
S3_BATCH_LANE=sdk npx vitest run __tests__/store __tests__/keys
