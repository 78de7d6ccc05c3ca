#!/usr/bin/env bash
# Installs what the tests need where it is missing, builds, runs every test, and ends with "N passed, N failed, N skipped".
# Needs the .NET SDK, node and git; takes the rest from Debian's packages and from the lock files of tests/contracts, tests/tus and the module's Assets/source.
# With --pages it measures instead how heavy the pages are and how soon they show on a slow line.
# With --planted it plants the bugs of tests/planted one by one instead, and ends with how many of them the tests catch.
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1

as_root() {
  if [ "$(id -u)" -eq 0 ]; then "$@"; else sudo "$@"; fi
}

# A browser to look at the pages with.
install_browser() {
  [ -x /usr/bin/chromium ] && fc-list 2>/dev/null | grep -q NotoSans-Regular && return
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
    chromium fontconfig fonts-noto-core fonts-liberation
}

# The module's other database. The tests start a server of their own; the one that the package would start is not needed.
install_postgres() {
  compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null && return
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends postgresql
}

# A mailbox to read. The tests start a server of their own.
install_dovecot() {
  [ -x /usr/sbin/dovecot ] && [ -x /usr/lib/dovecot/imap ] && return
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends dovecot-imapd
}

# What recognises the letters of scans.
install_tesseract() {
  [ -x /usr/bin/tesseract ] && tesseract --list-langs 2>/dev/null | grep -qx vie && return
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends tesseract-ocr tesseract-ocr-vie
}

# What cuts a program off at each of its steps upon the disk.
install_strace() {
  [ -x /usr/bin/strace ] && return
  as_root apt-get update -q
  as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends strace
}

# What stands in the lock file of a folder.
install_npm() {
  local folder=$1
  [ "$folder/node_modules/.package-lock.json" -nt "$folder/package-lock.json" ] && return
  npm ci --prefix "$folder" --no-audit --no-fund
}

# Both summaries, the contracts' and the runner's, in one line that says the same in any language.
summarise() {
  awk '/^[0-9]+ passed, [0-9]+ failed$/ { count["succeeded:"] += $1; count["failed:"] += $3 }
       /^Test run summary:/ { seen = 1 }
       seen && $1 ~ /^(succeeded|failed|skipped|error):$/ { count[$1] += $2 }
       END { printf "%d passed, %d failed, %d skipped\n", count["succeeded:"], count["failed:"] + count["error:"], count["skipped:"] }' "$1"
}

install_npm tests/contracts
install_npm tests/tus
install_npm src/LangSon.Txct.Module/Assets/source
if [ "${1:-}" = --pages ]; then
  install_browser
  exec dotnet run -c Release --project tests/LangSon.Txct.Benchmarks -- pages
fi

if [ "${1:-}" = --planted ]; then
  exec bash tests/planted/run.sh "${@:2}"
fi

install_browser
install_postgres
install_dovecot
install_tesseract
install_strace
dotnet build LangSon.Txct.Module.sln -c Release

log=$(mktemp)
trap 'rm -f "$log"' EXIT
code=0
npm test --silent --prefix tests/contracts 2>&1 | tee "$log" || code=$?
npm test --silent --prefix src/LangSon.Txct.Module/Assets/source 2>&1 | tee -a "$log" || code=$?
dotnet test --solution LangSon.Txct.Module.sln -c Release --no-build --no-ansi --no-progress --max-parallel-test-modules 1 "$@" 2>&1 | tee -a "$log" || code=$?

line=$(summarise "$log")
if [ "$code" -eq 0 ] && ! grep -qE '^ +succeeded: [1-9]' "$log"; then
  echo "No test ran." && code=1
fi
if [ "$code" -eq 0 ] && [ "${CI:-}" = true ] && [[ $line != *" 0 skipped" ]]; then
  echo "A test was skipped; in CI none may be." && code=1
fi
echo "$line"
exit "$code"
