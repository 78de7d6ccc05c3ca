#!/usr/bin/env bash
# Plants each bug of this folder in a copy of the tree and runs the test that must turn red. Ends with "caught/total"; fails unless all are caught.
# A patch begins with what breaks, in words, and a line "Test: PROJECT FILTER". Names of patches may be given; all of them otherwise.
set -euo pipefail
cd "$(dirname "$0")/../.."
export DOTNET_CLI_UI_LANGUAGE=en DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
patches=("${@:-}")
[ -n "${patches[0]}" ] || patches=(tests/planted/*.patch)

copy=$(mktemp -d)
trap 'rm -rf "$copy"' EXIT
git ls-files --cached --others --exclude-standard -z | tar --null --files-from=- -cf - | tar -xf - -C "$copy"
cp -r tests/tus/node_modules "$copy/tests/tus/"
patches=("${patches[@]/#/$PWD/}")
set -f
cd "$copy"

# A planted bug need only compile; style is looked at where the code itself is built.
build() { dotnet build "tests/$1" -c Release -v quiet --tl:off -p:RunAnalyzers=false >"$copy/build.log" 2>&1; }

# 0 green, 2 red, anything else no verdict: nothing ran, or it could not run.
verdict() {
  local project=$1 code=0
  shift
  dotnet test --project "tests/$project" -c Release --no-build --no-ansi --no-progress "$@" >"$copy/test.log" 2>&1 || code=$?
  echo "$code"
}

caught=0
for patch in "${patches[@]}"; do
  read -r project filter <<<"$(sed -n 's/^Test: //p' "$patch")"
  name=$(basename "$patch" .patch)
  patch --quiet --strip=1 --force --no-backup-if-mismatch <"$patch" >/dev/null || { echo "$name: does not apply"; continue; }
  if ! build "$project"; then
    echo "$name: does not compile"
    grep -m 3 -E 'error' "$copy/build.log" || true
  else
    # shellcheck disable=SC2086 # The filter is an option and its value.
    code=$(verdict "$project" $filter)
    case $code in
      2) caught=$((caught + 1)) && echo "$name: caught" ;;
      0) echo "$name: NOT caught" ;;
      *) echo "$name: no verdict ($code)" && tail -5 "$copy/test.log" ;;
    esac
  fi
  patch --quiet --strip=1 --force --reverse --no-backup-if-mismatch <"$patch" >/dev/null
done

echo "$caught/${#patches[@]}"
[ "$caught" -eq "${#patches[@]}" ]
