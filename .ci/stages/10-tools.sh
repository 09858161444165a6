# budget: 620 s
# Tools, a browser and real sites, at pinned versions; nothing to do when they are there. The
# browser and the sites are waited for, the tools are compiled: both at once.
source .ci/tools.sh
(install_browser && install_sites) &
downloads=$!
install_tools
wait "$downloads"
