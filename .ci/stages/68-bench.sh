# budget: 30 s
# The requests of each scenario, a checksum on each put, and what the wire saves of the SDK's processor time.
npx node bench/smoke.ts
