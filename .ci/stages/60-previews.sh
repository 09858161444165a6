# budget: 30 s
# needs: node_modules act aws versitygw gh
# The workflows of previews, by a real workflow engine on a real store and a stand-in of GitHub's API.
bash __tests__/support/with-servers.sh versitygw bash __tests__/end-to-end/previews.sh
