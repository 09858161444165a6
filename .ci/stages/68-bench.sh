# budget: 20 s
# needs: node_modules
# The requests of each scenario, a checksum on each put, and what the wire saves of the SDK's processor time.
npx node bench/smoke.ts
