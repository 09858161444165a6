# budget: 30 s
# The requests of each scenario, a checksum on each put, and what the express lane saves. No times.
npx node bench/smoke.ts
