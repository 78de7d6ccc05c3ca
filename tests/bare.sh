#!/usr/bin/env bash
# From a release to the first document on a machine without .NET, as README tells it: in the reference host, and in the module's own server at level 0.
# Prints how long each took and fails if one took more than a minute. Takes the folder that tests/release.sh made (default release); nothing else of this checkout is read.
set -euo pipefail
if [ "${1:-}" != --bare ]; then
  release=$(realpath "${1:-$(dirname "$0")/../release}")
  [ -f "$release/SHA256SUMS" ] || { echo "No release in $release. Make one: bash tests/release.sh" >&2 && exit 2; }
  work=$(mktemp -d)
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/bin" "$work/home"
  for tool in bash cat cp cut date grep gzip head ls mkdir mktemp openssl sed sha256sum sleep tar tr unzip curl; do
    ln -s "$(command -v "$tool")" "$work/bin/"
  done
  cd "$work"
  env -i PATH="$work/bin" HOME="$work/home" LANG=C.UTF-8 bash "$(realpath "$OLDPWD")/${0#"$OLDPWD"/}" --bare "$release"
  exit
fi

release=$2
most_seconds=60
! command -v dotnet
started=()
trap 'kill "${started[@]}" 2>/dev/null && wait' EXIT

now() { echo $((${EPOCHREALTIME/[.,]/} / 1000)); }

# SECONDS WHAT COMMAND...: until it succeeds.
until_true() {
  local last=$((SECONDS + $1)) what=$2
  until "${@:3}"; do
    [ "$SECONDS" -lt "$last" ] || { echo "Not within $1 s: $what" >&2 && tail_logs && return 1; }
    sleep 0.1
  done
}

tail_logs() { for log in *.log; do echo "--- $log" && cat "$log"; done >&2; }

answers() { curl -s -f -o page "$1"; }

# JAR URL: whether the page offers a file; which one is then in "$part".
offers_file() { curl -s -L -f -c "$1" -b "$1" -o page "$2/txct/" && part=$(grep -o -m 1 'href="/txct/documents/[^/"]*/[0-9]*/[^/"?]*' page | head -n 1 | cut -c 7-) && [ -n "$part" ]; }

# JAR URL FOLDER: the file that the page offers is byte for byte one of those in the folder.
is_one_of() {
  curl -s -f -b "$1" -o document "$2$part"
  sha256sum -- "$3"/* | grep -q "^$(sha256sum <document | cut -d ' ' -f 1) " || { echo "The document is none of those in $3." >&2 && return 1; }
}

# WHAT SINCE
say_time() {
  local took=$(($(now) - $2))
  printf '%s: %d.%01d s\n' "$1" $((took / 1000)) $((took % 1000 / 100))
  [ "$took" -le $((most_seconds * 1000)) ] || { echo "More than $most_seconds s." >&2 && exit 1; }
}

base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }

# SECRET: a ticket as a host signs it.
ticket() {
  local said
  said=$(printf '{"alg":"HS256","typ":"JWT"}' | base64url).$(printf '{"sub":"D011","name":"Nguyễn Giả Định Một","role":"delegate","groupId":"T01","delegateId":"D011","iat":%d,"jti":"%s"}' "$(date +%s)" "$RANDOM$RANDOM" | base64url)
  printf '%s.%s' "$said" "$(printf '%s' "$said" | openssl dgst -sha256 -hmac "$1" -binary | base64url)"
}

in_reference_host() {
  local since package public url token code=0
  since=$(now) url=http://127.0.0.1:$((20000 + RANDOM % 10000))
  package=$(ls "$release"/langson.txct-*.zip) public=$(ls "$release"/*.pem)

  # Is it what was released, and the publisher's?
  (cd "$release" && sha256sum --quiet --strict -c SHA256SUMS)
  unzip -q "$package" -d checked
  (cd checked && openssl dgst -sha256 -verify "$public" -signature checksums.sha256.sig checksums.sha256 && sha256sum --quiet --strict -c checksums.sha256)
  cp "$(ls "$release"/txct-*-linux-x64)" txct
  ./txct verify "$package" --key "$public"

  # What would it be allowed, and does it fit? Then it is installed and switched on.
  mkdir -p host modules/trust drop
  tar -xzf "$release/reference-host-linux-x64.tar.gz" -C host --strip-components=1
  cp "$public" modules/trust/
  ./txct plan-install "$package" --modules modules --host host || code=$?
  [ "$code" -eq 6 ] || { echo "plan-install ended with $code, not with 6." >&2 && exit 1; }
  ./txct install "$package" --modules modules --host host --approve
  ./txct enable --modules modules

  host/LangSon.Txct.ReferenceHost --data data --modules modules --urls "$url" >host.log 2>&1 &
  started+=($!)
  until_true "$most_seconds" "the host is ready" answers "$url/readyz"
  curl -s -f -c jar -o page "$url/sign-in"
  token=$(grep -o 'name="__RequestVerificationToken" value="[^"]*' page | sed 's/.*value="//')
  curl -s -f -b jar -c jar -o page --data-urlencode "__RequestVerificationToken=$token" -d userName=daibieu -d password=trinh-dien "$url/sign-in"
  until_true "$most_seconds" "a document is in the delegate's list" offers_file jar "$url"
  is_one_of jar "$url" host/Samples/documents
  ./txct status --modules modules
  say_time "First document in the reference host" "$since"
}

in_own_server() {
  local since url secret
  since=$(now) url=http://127.0.0.1:$((30000 + RANDOM % 10000))
  mkdir server papers
  tar -xzf "$(ls "$release"/txct-server-*-linux-x64.tar.gz)" -C server --strip-components=1
  secret=$(openssl rand -hex 32)
  printf '%s\n' "$secret" >ticket.secret
  Urls=$url Server__DataDirectory=$PWD/server-data SignIn__TicketSecretFile=$PWD/ticket.secret \
    Txct__Host__Level=0 Txct__Host__DirectoryFile=$PWD/server/mau/danh-muc.xlsx Txct__Planning__PlanFile=$PWD/server/mau/plan-2024.json \
    Txct__Publishing__DropFolder=$PWD/papers Txct__Publishing__UnsignedFiles=Publish server/LangSon.Txct.Server >server.log 2>&1 &
  started+=($!)
  until_true "$most_seconds" "the server is ready" answers "$url/readyz"
  cp "host/Samples/documents/187 TB-HDND ky (1).pdf" papers/187.pdf
  curl -s -f -o page -c own.jar "$url/sign-in/ticket?t=$(ticket "$secret")"
  until_true "$most_seconds" "the document is in the delegate's list" offers_file own.jar "$url"
  is_one_of own.jar "$url" papers
  say_time "First document in the module's own server at level 0" "$since"
}

in_reference_host
in_own_server
