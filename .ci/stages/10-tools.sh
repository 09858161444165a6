# budget: 420 s
# needs: go python3 git
# Tools, a browser and real sites, at pinned versions; nothing to do when they are there. What is
# downloaded is waited for, what is in Go is compiled: both at once.
source .ci/tools.sh
(install_venv && install_browser && install_runner_tools && install_sites) &
downloads=$!
install_tools
wait "$downloads"
