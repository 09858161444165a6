# budget: 170 s
# A part of what the wire client takes over, on the way round it. The whole: npm run test:sdk
bash __tests__/support/sdk-client.sh 0.13
