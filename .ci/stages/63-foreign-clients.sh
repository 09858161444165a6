# budget: 70 s
# needs: node_modules versitygw aws rclone
# Other people's clients on the tests' own server, and on a real one that must give them the same.
bash __tests__/support/with-servers.sh dev,versitygw python3 __tests__/foreign-clients/foreign_clients.py
bash __tests__/support/with-servers.sh versitygw python3 __tests__/end-to-end/plans_beside_peers.py
