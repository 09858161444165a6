# budget: 360 s
# Tools and real sites, at pinned versions; nothing to do when they are there.
source .ci/tools.sh
install_tools
install_sites
