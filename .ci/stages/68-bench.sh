# budget: 30 s
# The requests of each scenario, a checksum on each put, and what the wire client saves. No times.
npx node bench/smoke.ts
