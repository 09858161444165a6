#!/usr/bin/env bash
# Runs the release workflow by a real workflow engine, in a copy of the checkout with a remote of its own.
# What GitHub does is done by a stand-in of its program: it keeps the release and sets its tag.
set -euo pipefail
source "$(dirname "${BASH_SOURCE[0]}")/act-setup.sh" .

version="$(node __tests__/end-to-end/make-release-local.ts "$copy")"
git -C "$copy" -c user.name=test -c user.email=test@example.com commit --quiet --all --message release
commit="$(git -C "$copy" rev-parse HEAD)"
url=https://github.com/org/s3-batch-action
git -C "$copy" remote add origin "$url"
git init --quiet --bare "$scratch/origin"
git -C "$copy" push --quiet "$scratch/origin" main

mkdir "$scratch/bin" "$scratch/published" "$scratch/artifacts"
cat >"$scratch/bin/gh" <<GH
#!/usr/bin/env bash
set -euo pipefail
printf '%s\n' "\$*" >>"$scratch/gh"
published="$scratch/published"
case "\$1 \$2" in
  'run list') if test -e "$scratch/red"; then echo 0; else echo 1; fi ;;
  'release create')
    [[ " \$* " == *" --draft "* && " \$* " == *" --target $commit "* && -s release/notes.md ]]
    cp release/*.tar.gz release/*.sha256 "\$published"
    ;;
  'release edit') git -C "$scratch/origin" tag "\$3" "$commit" ;;
  'release download') cp -r "\$published" archive ;;
  'attestation verify') (cd .. && sha256sum "archive/\$3") | cut -c 1-64 | grep -f - "$scratch/artifacts/attested" ;;
  'auth setup-git') ;;
  *) exit 1 ;;
esac
GH
chmod +x "$scratch/bin/gh"
export PATH="$scratch/bin:$PATH"

release() {
  (cd "$copy" && act workflow_dispatch -W .github/workflows/release.yml --input "version=$1" \
    -P ubuntu-latest=-self-hosted --no-cache-server --env "ARTIFACTS=$scratch/artifacts" \
    --env GIT_CONFIG_COUNT=1 --env "GIT_CONFIG_KEY_0=url.$scratch/origin.insteadOf" \
    --env "GIT_CONFIG_VALUE_0=$url") | tee "$scratch/log"
}
expect_refused() {
  if release "$1"; then
    echo "version $1 was released" >&2
    exit 1
  fi
  grep -qF "$2" "$scratch/log"
  test ! -e "$scratch/artifacts/release" || test "$3" = after
}

expect_refused 999.0.0 'run npm version --no-git-tag-version 999.0.0' before
touch "$scratch/red"
expect_refused "$version" "ci.yml has not passed for $commit" before
rm "$scratch/red"

release "$version"
major="v${version%%.*}"
for tag in "v$version" "$major"; do
  test "$(git -C "$scratch/origin" rev-parse "refs/tags/$tag^{commit}")" = "$commit"
done
tar -xzOf "$scratch/published/s3-batch-action-$version.tar.gz" "s3-batch-action-$version/action.yml" |
  cmp - "$copy/action.yml"
grep -q "^attestation verify .*--source-digest $commit" "$scratch/gh"

expect_refused "$version" "the tag v$version exists" after
test "$(grep -c '^release create' "$scratch/gh")" = 1
echo 'the release did what it says'
