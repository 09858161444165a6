# budget: 75 s
# needs: node_modules npm
# The npm package: looked at by linters, installed, compiled against and run on every Node.
npx node __tests__/package/check-package.ts
