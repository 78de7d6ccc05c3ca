#!/usr/bin/env bash
# Makes what is released, from the last commit, in one folder: the module's package (signed), txct and the server for Linux and Windows, the reference host, SHA256SUMS.
#   --out DIR    where to; default release, in this checkout; an earlier release there is replaced
#   --key FILE   the publisher's private key (ECDSA P-256, PEM); default $TXCT_SIGNING_KEY, else a key that is thrown away
#   --twice      makes only the package, in two folders, and compares them byte for byte
# Needs the .NET SDK, git, zip, unzip and openssl. Builds in copies of the commit: this checkout and its lock files stay as they are.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 LC_ALL=C.UTF-8 TZ=UTC
most_bytes=$((15 * 1000 * 1000))
systems=(linux-x64 win-x64)
out=$PWD/release key=${TXCT_SIGNING_KEY:-} twice=
while [ $# -gt 0 ]; do
  case $1 in
    --out) out=$(realpath -m "$2") && shift 2 ;;
    --key) key=$(realpath "$2") && shift 2 ;;
    --twice) twice=yes && shift ;;
    *) sed -n '2,/^set/{/^#/p}' "$0" >&2 && exit 2 ;;
  esac
done

commit=$(git rev-parse HEAD)
git diff --quiet HEAD -- || echo "Changes that are not committed are left out."
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

copy() {
  git clone --quiet --no-checkout "$PWD" "$1"
  git -C "$1" checkout --quiet --detach "$commit"
}

# The tool that packs, in a copy of the commit; the lock files hold.
build_tool() {
  dotnet build "$1/src/LangSon.Txct.Cli" -c Release -v quiet --nologo -clp:NoSummary -p:RestoreLockedMode=true
}

# COPY TO [OPTION...]: the path of the package.
pack() {
  dotnet "$1/src/LangSon.Txct.Cli/bin/Release/net10.0/txct.dll" pack --output "$2" "${@:3}" >&2
  ls "$2"/*.zip
}

if [ -n "$twice" ]; then
  first=$work/one second="$work/another folder, deeper/two"
  copy "$first"
  copy "$second"
  # Where it was cloned from is none of the package's business either.
  git -C "$second" remote remove origin
  build_tool "$first"
  build_tool "$second"
  cmp "$(pack "$first" "$work/first")" "$(pack "$second" "$work/second")"
  echo "The same bytes from two folders: $(sha256sum <"$(ls "$work"/first/*.zip)" | cut -d ' ' -f 1)"
  exit 0
fi

# NAME: an archive of that folder below $work, in which only the content tells one from another.
archive() (
  cd "$work"
  find "$1" -exec touch --no-dereference --date=@946684800 {} +
  case $1 in
    *win*) find "$1" -type f | sort | zip -q -X -@ "$out/$1.zip" ;;
    *) tar --sort=name --owner=0 --group=0 --numeric-owner -cf - "$1" | gzip -n >"$out/$1.tar.gz" ;;
  esac
)

# PROJECT SYSTEM TO [OPTION...]: with its own .NET, for a machine that has none. The lock files know of no system, so none of them is asked.
publish() {
  dotnet publish "$work/source/src/$1" -c Release -r "$2" --self-contained -o "$3" -v quiet --nologo \
    -p:RestoreLockedMode=false -p:ContinuousIntegrationBuild=true -p:DebugType=none "${@:4}"
}

mkdir -p "$out"
if [ -n "$(ls -A "$out")" ]; then
  [ -f "$out/SHA256SUMS" ] || { echo "$out has something else in it." && exit 1; }
  rm -rf "${out:?}"/*
fi
copy "$work/source"
build_tool "$work/source"

public=$out/langson.txct.pem
if [ -z "$key" ]; then
  key=$work/throw-away.pem public=$out/KHOA-DUNG-THU.pem
  openssl ecparam -name prime256v1 -genkey -noout -out "$key"
  echo "No key was given: the package is signed with one that is thrown away now. Only for trying out."
fi
openssl ec -in "$key" -pubout -out "$public" 2>/dev/null
package=$(pack "$work/source" "$out" --key "$key")
version=$(basename "$package" .zip) version=${version##*-}

for system in "${systems[@]}"; do
  publish LangSon.Txct.Cli "$system" "$work/txct-$system" -p:PublishSingleFile=true -p:IncludeAllContentForSelfExtract=true -p:EnableCompressionInSingleFile=true
  [ -f "$work/txct-$system/txct.exe" ] && suffix=.exe || suffix=
  [ "$(ls "$work/txct-$system")" = "txct$suffix" ] || { ls "$work/txct-$system" && echo "txct for $system is more than one file." && exit 1; }
  cp "$work/txct-$system/txct$suffix" "$out/txct-$version-$system$suffix"
  publish LangSon.Txct.Server "$system" "$work/txct-server-$version-$system"
  archive "txct-server-$version-$system"
done
publish LangSon.Txct.ReferenceHost linux-x64 "$work/reference-host-linux-x64"
archive reference-host-linux-x64
# Restoring for a system may add to the lock files, and never change a version in them.
! git -C "$work/source" diff -U0 | grep -E '^-.*"resolved"' || { echo "A version differs from the lock files." && exit 1; }

# What README tells whoever has only what every server has: unpack, compare the signature, compare each file, and nothing more is there.
unzip -q "$package" -d "$work/checked"
(
  cd "$work/checked"
  openssl dgst -sha256 -verify "$public" -signature checksums.sha256.sig checksums.sha256
  sha256sum --quiet --strict -c checksums.sha256
  diff <(cut -c 67- checksums.sha256) <(find . -type f ! -name 'checksums.sha256*' -printf '%P\n' | sort)
  [ "$(ls runtimes | sort | xargs)" = "${systems[*]}" ]
  grep -q '"CycloneDX"' sbom.cdx.json
)
[ "$(stat -c %s "$package")" -le "$most_bytes" ] || { echo "The package is larger than $most_bytes bytes." && exit 1; }

(cd "$out" && sha256sum -- * >"$work/SHA256SUMS" && mv "$work/SHA256SUMS" .)
echo "Released $version of $commit in $out:"
(cd "$out" && stat -c '%10s  %n' -- *)
