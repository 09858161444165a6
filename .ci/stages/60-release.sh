# budget: 45 s
# needs: node_modules act
# The release workflow by a real workflow engine, up to the moved tag, with a stand-in of GitHub.
bash __tests__/end-to-end/release.sh
