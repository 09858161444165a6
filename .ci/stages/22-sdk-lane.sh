# budget: 170 s
# A part of what the express lane takes over, on the way round it. The whole: npm run test:sdk
bash __tests__/support/sdk-lane.sh 0.13
