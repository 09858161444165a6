# budget: 110 s
# needs: node_modules act aws versitygw
# The action as a workflow calls it, by a real workflow engine on a real store.
bash __tests__/support/with-servers.sh versitygw bash __tests__/end-to-end/act.sh
