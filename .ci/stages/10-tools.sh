# budget: 360 s
# Tools and a real site, at pinned versions; nothing to do when they are there.
source .ci/tools.sh
install_tools
install_site
