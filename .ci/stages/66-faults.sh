# budget: 660 s
# Every request, every kind of fault, storms, kills and hostile names; then a sample of the guards
# switched off. The seed that is printed repeats a run: npm run faults -- --seed N
npm run --silent faults
npm run --silent faults:mutants -- 0 3 6
