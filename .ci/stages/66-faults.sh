# budget: 270 s
# needs: node_modules
# A part of the laboratory, with every kind of fault at every operation, then guards switched off.
# The whole: npm run faults. What a part finds: __tests__/faults/README.md
npm run --silent faults -- --sample 0.2
npm run --silent faults:mutants -- 0 3 6
