# What the gate needs beside Node, npm, Go, Python and git, by exact version. Sourced, never run:
# puts the tools on the PATH; the functions `install_…` fetch what is missing. All but the browser
# lies in one folder that may be deleted at any time.

tools="${XDG_CACHE_HOME:-$PWD/.cache}/s3-batch-action"
go_tools=(
  github.com/nektos/act@v0.2.89
  github.com/rclone/rclone@v1.76.0
  github.com/rhysd/actionlint/cmd/actionlint@v1.7.12
  github.com/versity/versitygw/cmd/versitygw@v1.8.0
)
venv="$tools/venv-$(sha256sum .ci/requirements.txt | cut -c1-12)"
export SITE_DIR="$tools/site" LARGE_SITE_DIR="$tools/large-site"

# One folder for each version, so that a file's presence says that the right one is there.
go_tool_folder() {
  printf '%s/%s' "$tools" "${1##*/}"
}

install_tools() {
  local tool folder
  for tool in "${go_tools[@]}"; do
    folder="$(go_tool_folder "$tool")"
    test -x "$folder/$(basename "${tool%@*}")" || CGO_ENABLED=0 GOBIN="$folder" go install -ldflags="-s -w" "$tool"
  done
}

install_venv() {
  test ! -e "$venv/complete" || return 0
  rm -rf "$venv"
  python3 -m venv "$venv"
  "$venv/bin/pip" install --quiet --disable-pip-version-check --require-hashes \
    -r .ci/requirements.txt
  touch "$venv/complete"
}

# The distribution's own, which lie outside of the folder: Chromium, and a font that has emojis.
install_browser() {
  local emojis=/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf
  test ! -x /usr/bin/chromium || test ! -e "$emojis" || return 0
  as_root apt-get update -qq
  as_root apt-get install -qq -y --no-install-recommends chromium fonts-noto-color-emoji >/dev/null
}

# What scripts that people paste find on GitHub's runners; the distribution's own.
install_runner_tools() {
  test ! -x /usr/bin/gh || test ! -x /usr/bin/jq || return 0
  as_root apt-get update -qq
  as_root apt-get install -qq -y --no-install-recommends gh jq >/dev/null
}

# Real sites to upload: the manuals of the Python and of the Java that the distribution has.
install_sites() {
  install_site "$SITE_DIR" html python3.11-doc python3.12-doc python3.13-doc
  install_site "$LARGE_SITE_DIR" api openjdk-17-doc openjdk-21-doc
}

# The directory of that name in the first of the packages that there is.
install_site() {
  local site="$1" name="$2" scratch package
  test ! -e "$site" || return 0
  mkdir -p "$tools"
  scratch="$(mktemp -d "$tools/site-XXXXXX")"
  as_root apt-get update -qq
  for package in "${@:3}"; do
    (cd "$scratch" && apt-get download -qq "$package") && break
  done
  dpkg -x "$scratch"/*.deb "$scratch/unpacked"
  mv "$(find "$scratch/unpacked/usr/share/doc" -type d -name "$name" -print -quit)" "$site"
  rm -rf "$scratch"
}

as_root() {
  if test "$(id -u)" = 0; then "$@"; else sudo --non-interactive "$@"; fi
}

PATH="$venv/bin:$PATH"
for tool in "${go_tools[@]}"; do
  PATH="$(go_tool_folder "$tool"):$PATH"
done
export PATH
