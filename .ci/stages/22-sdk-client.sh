# budget: 110 s
# needs: node_modules
# A part of what the wire sends, by the SDK's middleware, and some of it over both ways through a
# proxy. The whole: npm run test:sdk
bash __tests__/support/sdk-client.sh 0.13
