# budget: 150 s
# The action as a workflow calls it, by a real workflow engine on a real store.
bash __tests__/end-to-end/with-versitygw.sh bash __tests__/end-to-end/act.sh
