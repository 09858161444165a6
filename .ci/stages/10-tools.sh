# budget: 330 s
# Tools, a browser and real sites, at pinned versions; nothing to do when they are there.
source .ci/tools.sh
install_tools
install_browser
install_sites
