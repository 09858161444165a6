# budget: 210 s
# needs: node_modules versitygw moto_server
# The main scenarios over every profile of a store, on the tests' own server and by a front before
# real ones, and the table of their ends.
bash __tests__/support/with-servers.sh versitygw,moto bash __tests__/profiles/print-results.sh
